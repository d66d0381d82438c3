"""Frozen records that reach files, and what the files are called."""
