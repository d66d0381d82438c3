"""What other programs and people wrote, read: bytes, cues, sentences."""
