"""What browsers play, and sound and pictures small enough to travel inside a page."""
