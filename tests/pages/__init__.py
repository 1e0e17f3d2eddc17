"""The pages of our own making."""
