"""The built-in engine: who speaks when, from sound alone."""
