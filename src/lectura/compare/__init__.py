"""One recording transcribed by several solutions: how they differ, and their consensus."""
