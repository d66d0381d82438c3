"""How far the work is, as people and programs are shown it: bars, lines, or one JSON a line."""
