"""The files a run leaves: whose they are, what was written, what was kept."""
