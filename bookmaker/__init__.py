"""bookmaker: from a saved text to a beautiful book, for e-readers and for print."""

__version__ = "0.1.0"
