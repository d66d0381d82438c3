"""Speech to text: voice activity, windows, decoding, guards, and the models on disk."""
