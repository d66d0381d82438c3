"""The notes as HTML: the same records, facts and order as on the Markdown page."""
