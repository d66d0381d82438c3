"""Recordings: what is in a file, which audio track to transcribe, and its samples as a stream."""
