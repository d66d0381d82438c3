"""Many lectures as one thing: the course page, search, vocabulary."""
