"""Fixtures of the recordings that `media_samples` makes."""

from media_samples import media_folder, tone

__all__ = ["media_folder", "tone"]
