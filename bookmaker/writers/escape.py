"""Text as XML has it. The library's own module for this loads the names of two thousand entities first."""

from __future__ import annotations


def escape(text: str, quote: bool = True) -> str:
    """Text with the signs of markup as entities; with `quote`, those too that end an attribute."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#x27;") if quote else text
