"""The clock of a recording: its timestamps checked, repaired and kept."""
