"""A transcript in another language: as many cues as were said, each with its times as they were.

`grid` cuts a transcript into cells and never loses one; a `translator` gives what it can of them;
`checks` decides what of that may stand; `compose` makes the record.
"""
