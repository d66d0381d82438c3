"""Who serves a language model, and where the words go."""
