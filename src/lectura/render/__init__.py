"""Notes as files: each module turns notes into one format."""
