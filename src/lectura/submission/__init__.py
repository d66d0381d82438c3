"""A folder to hand in, and its check."""
