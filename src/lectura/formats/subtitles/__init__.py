"""From segments to cues that can be read on a screen."""
