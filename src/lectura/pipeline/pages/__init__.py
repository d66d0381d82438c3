"""The page to study from: what it is made of, gathered from the records and the recording."""
