"""One finder per kind of record."""
