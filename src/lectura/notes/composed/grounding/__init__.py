"""Claims against the transcript: each keeps the words it rests on, or goes."""
