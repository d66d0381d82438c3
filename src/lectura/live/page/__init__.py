"""A page on this machine that follows the captions."""
