"""lectura: a lecture recording in; its transcript, and notes that can be checked, out."""

__version__ = "0.1.0"
