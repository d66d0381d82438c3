"""Words that carry the right speaker in a transcript of a whole run.

    lectura transcribe ../shared/recordings/seminar-en.mp4 --speakers --words -f json -o out
    python benchmarks/attribution.py out/seminar-en.json ../shared/recordings/seminar-en.ref.json

Recognised words are matched with the words of the reference, which tell who said them; each
speaker of the reference is given the label that most of the matched words carry. Only matched
words count: what was misheard is the word error rate's business.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

import jiwer

from lectura.records.transcript import Transcript
from scoring import normalised

Said = tuple[str, str | None]
"""A word and who said it."""


def recognised(transcript: Transcript) -> list[Said]:
    """The words of a transcript with their speakers; those of the segment without word times."""
    found: list[Said] = []
    for segment in transcript.segments:
        if segment.words:
            parts = [(word.text, word.speaker) for word in segment.words]
        else:
            parts = [(segment.text, segment.speaker)]
        found += [(word, speaker) for text, speaker in parts for word in normalised(text).split()]
    return found


def reference(path: Path) -> list[Said]:
    """The words of a reference with turns."""
    turns = json.loads(path.read_text(encoding="utf-8"))["turns"]
    return [(word, turn["speaker"]) for turn in turns for word in normalised(turn["text"]).split()]


def matched(said: list[Said], heard: list[Said]) -> list[tuple[str | None, str | None]]:
    """Who said and who is told to have said every word that was recognised rightly."""
    aligned = jiwer.process_words(
        " ".join(word for word, _ in said), " ".join(word for word, _ in heard)
    )
    return [
        (said[chunk.ref_start_idx + i][1], heard[chunk.hyp_start_idx + i][1])
        for chunk in aligned.alignments[0]
        if chunk.type == "equal"
        for i in range(chunk.ref_end_idx - chunk.ref_start_idx)
    ]


def accuracy(pairs: list[tuple[str | None, str | None]]) -> float:
    """Part of the matched words with the right speaker, 0–1; two speakers never share a label."""
    right = 0
    speakers: set[str | None] = {None}
    labels: set[str | None] = {None}
    for (speaker, label), count in Counter(pairs).most_common():
        if speaker not in speakers and label not in labels:
            right += count
            speakers.add(speaker)
            labels.add(label)
    return right / len(pairs) if pairs else 0.0


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("transcript", type=Path)
    parser.add_argument("reference", type=Path)
    arguments = parser.parse_args()
    text = arguments.transcript.read_text(encoding="utf-8")
    pairs = matched(
        reference(arguments.reference), recognised(Transcript.model_validate_json(text))
    )
    print(f"{accuracy(pairs):.1%} of {len(pairs)} matched words carry the right speaker")
    return 0


if __name__ == "__main__":
    sys.exit(main())
