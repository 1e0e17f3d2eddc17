"""What the writers write."""
