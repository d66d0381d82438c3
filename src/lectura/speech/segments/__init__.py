"""From text to timed segments, kept per window."""
