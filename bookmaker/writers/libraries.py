"""The versions of what the layout engine works with, found out without loading it."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def shared_libraries() -> tuple[str, ...]:
    """The system's own libraries that set lines and shape letters, with their versions; () where they are not."""
    from ctypes import CDLL, c_char_p

    try:
        pango, harfbuzz = CDLL("libpango-1.0.so.0"), CDLL("libharfbuzz.so.0")
    except OSError:
        return ()
    harfbuzz.hb_version_string.restype = c_char_p
    return f"pango {pango.pango_version()}", f"harfbuzz {harfbuzz.hb_version_string().decode()}"


def versions() -> tuple[str, ...]:
    """All that the engine's work depends on, with its versions; () where they cannot be told."""
    try:
        packages = tuple(f"{name} {version(name)}" for name in ("weasyprint", "pydyf", "tinycss2", "fonttools"))
    except PackageNotFoundError:
        return ()
    shared = shared_libraries()
    return (*packages, *shared) if shared else ()
