"""The stage to another language, and its outputs."""
