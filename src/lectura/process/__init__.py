"""What holds for the whole process: its processor cores, and that no library reports anything."""
