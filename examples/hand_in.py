"""Hand in a week's recordings: transcripts and notes, with their checksums, packed.

    python hand_in.py RECORDINGS SUBMISSION [--language es] [--speakers] [--llm none]

Ends with status 0: complete; 3: packed, but something is missing; anything else: nothing was
packed. Run it again after an interruption: finished work is kept. Whoever gets the submission
checks it with `sha256sum -c SHA256SUMS`.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import lectura

SUFFIXES = {".mp4", ".mkv", ".webm", ".mov", ".m4a", ".mp3", ".ogg", ".wav"}
COMPLETE, FAILED, USAGE, PARTIAL, INTERRUPTED = 0, 1, 2, 3, 130


def main(arguments: list[str]) -> int:
    """Work on every recording and pack what was made; returns the exit status."""
    options = parsed(arguments)
    found = options.recordings.iterdir() if options.recordings.is_dir() else ()
    recordings = sorted(path for path in found if path.suffix.lower() in SUFFIXES)
    if not recordings:
        tell(f"There are no recordings in {options.recordings}.")
        return USAGE
    try:
        statuses = [work_on(path, stem, options) for path, stem in named(recordings)]
    except KeyboardInterrupt:
        tell("Stopped. Run it again: finished work is kept.")
        return INTERRUPTED
    if not set(statuses) & {COMPLETE, PARTIAL}:
        tell("Nothing was packed.")
        return statuses[0]
    write_checksums(options.submission)
    print(shutil.make_archive(str(options.submission), "zip", options.submission))
    return COMPLETE if set(statuses) == {COMPLETE} else PARTIAL


def work_on(recording: Path, stem: str, options: argparse.Namespace) -> int:
    """Write the transcript and the notes of one recording; returns how that went."""
    place = options.submission / stem
    try:
        transcript = lectura.transcribe(
            recording, language=options.language, speakers=options.speakers, progress=show
        )
        for suffix in (".txt", ".srt", ".json"):
            lectura.write_transcript(transcript, f"{place}{suffix}")
        notes = lectura.take_notes(transcript, llm=options.llm, progress=show)
        for suffix in (".notes.md", ".notes.json"):
            lectura.write_notes(notes, f"{place}{suffix}", recording=recording)
    except lectura.LecturaError as error:
        tell(f"{recording.name}: {error.message}")
        tell(f"  → {error.hint}")
        return int(error.exit_status)
    missing = [*transcript.partial_reasons, *(notes.warnings if notes.partial else ())]
    tell(f"{recording.name}: {'; '.join(missing) or 'complete'}")
    for task in notes.assignments:
        tell(f"  due {task.due_date or task.due_text or 'some day'}: {task.what}")
    return PARTIAL if missing or notes.partial else COMPLETE


def parsed(arguments: list[str]) -> argparse.Namespace:
    """The command line. What is not typed is None, and so has lectura's default."""
    parser = argparse.ArgumentParser(prog="hand_in.py", description=str(__doc__).split("\n")[0])
    parser.add_argument("recordings", type=Path, help="folder of recordings")
    parser.add_argument("submission", type=Path, help="folder for what is handed in")
    parser.add_argument("--language", help="language spoken; else it is detected")
    parser.add_argument("--speakers", action="store_true", help="tell the speakers apart")
    parser.add_argument("--llm", help="language model for the notes: none, local, ollama")
    return parser.parse_args(arguments)


def named(recordings: list[Path]) -> Iterator[tuple[Path, str]]:
    """Each with the name of its outputs: with its suffix where two differ in nothing else."""
    alike = Counter(path.stem.lower() for path in recordings)
    for path in recordings:
        yield path, path.stem if alike[path.stem.lower()] == 1 else path.name


def write_checksums(folder: Path) -> None:
    """List every file of the submission with its SHA-256."""
    listed = (path for path in folder.iterdir() if path.is_file())
    files = sorted(path for path in listed if path.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")


def show(progress: lectura.Progress) -> None:
    """Say how far a stage is, where somebody watches."""
    if sys.stderr.isatty() and progress.total:
        share = progress.done / progress.total
        end = "\n" if share >= 1 else ""
        print(f"\r{progress.stage}: {share:4.0%}", end=end, file=sys.stderr, flush=True)


def tell(message: str) -> None:
    """Say something to the person; standard output carries only the name of the archive."""
    print(message, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
