"""The tests mirror the package; cases are text files under `cases/`, real tools judge under `real/`."""
