"""Putting the steps together: inputs, store, dates."""
