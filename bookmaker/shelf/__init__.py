"""Many books: which there are, what they are called, what is due, who makes them, what was made."""
