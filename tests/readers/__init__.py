"""Reading bytes into blocks."""
