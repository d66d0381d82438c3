"""Who SPEAKER_01 is: names proposed, typed, kept, or known by voice."""
