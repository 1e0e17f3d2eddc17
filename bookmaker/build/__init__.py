"""Building: the steps put together. Reading from disk and writing to it happen here and nowhere else."""
