"""A part of a recording, and several recordings as parts of one lecture."""
