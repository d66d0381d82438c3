"""Words a person corrected: the kept list, and putting it to use on transcripts and notes."""
