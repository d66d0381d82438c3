"""What holds for the whole process: its cores, its streams, Ctrl-C, and that no library reports."""
