"""Phrases about the course rather than its subject, by language."""
