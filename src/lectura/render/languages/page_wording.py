"""The words of the page to study from that do not come from the lecture."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PageWording:
    """Labels and small phrases in one language; ``{…}`` are filled in by the page or its script."""

    # Parts of the page
    skip: str
    recording: str
    notes: str
    transcript: str
    slides: str
    slide: str
    glance: str
    speakers: str
    key_points: str
    tasks: str
    doubtful: str
    lost: str
    others: str
    nobody: str
    # The player
    play: str
    pause: str
    back: str
    forward: str
    pip: str
    speed: str
    follow: str
    moved: str
    choose: str
    no_browser: str
    no_sound: str
    no_times: str
    holds_excluded: str
    # Searching
    search: str
    search_words: str
    everybody: str
    no_translation: str
    """The choice that shows what was said alone."""
    previous: str
    next: str
    # Within the notes
    hear: str
    copy_quote: str
    copy_link: str
    calendar: str
    said_at: str
    # Doubts, as a recogniser gives their reasons
    doubt: str
    doubt_loop: str
    doubt_speed: str
    doubt_unsure: str
    doubt_silence: str
    doubt_overlap: str
    # Help
    help: str
    close: str
    key_play: str
    key_jump: str
    key_step: str
    key_search: str
    key_hits: str
    key_help: str
    key_close: str
    offline: str
    # Said by the script
    copied: str
    copy_failed: str
    found_of: str
    found_none: str
    cannot_play: str
    other_length: str
    filtered: str
    unfiltered: str
    captions: str
