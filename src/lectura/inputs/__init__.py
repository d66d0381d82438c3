"""Which recordings a command line means, and where their outputs go."""
