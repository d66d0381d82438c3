"""How captions are shown while somebody speaks: on the screen, as lines, as JSON."""
