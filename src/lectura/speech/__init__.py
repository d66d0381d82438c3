"""Speech to text: voice activity, windows, decoding, quality flags, and the models on disk."""
