"""Captions while somebody speaks: sound as it comes in, words that stay, the recording kept."""
