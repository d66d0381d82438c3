"""Notes by a language model: map, merge, ground."""
