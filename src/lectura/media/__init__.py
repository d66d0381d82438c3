"""Recordings: what is in a file, which audio track to hear, and its samples as a stream."""
