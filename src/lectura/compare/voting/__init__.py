"""From transcripts of one piece to what most of them hold, and how each agrees with that."""
