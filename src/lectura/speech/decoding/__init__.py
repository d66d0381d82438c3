"""From pieces to text that can be believed: hypotheses, quality flags, selection."""
