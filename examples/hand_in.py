"""Hand in a week's recordings: transcripts, notes and a manifest, checked and packed.

    python hand_in.py RECORDINGS SUBMISSION [options of `lectura run`]

Ends with lectura's status: 0 complete; 3 packed, but part of a recording is missing; anything else:
nothing was packed.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

SUFFIXES = {".mp4", ".mkv", ".webm", ".mov", ".m4a", ".mp3", ".ogg", ".wav"}
COMPLETE, FAILED, USAGE, PARTIAL = 0, 1, 2, 3


def main(arguments: list[str]) -> int:
    """Run lectura, check what it made, pack it; returns the exit status."""
    if len(arguments) < 2 or not Path(arguments[0]).is_dir():
        tell("usage: python hand_in.py RECORDINGS_FOLDER SUBMISSION_FOLDER [options]")
        return USAGE
    folder, submission, options = Path(arguments[0]), Path(arguments[1]), arguments[2:]
    recordings = sorted(p.absolute() for p in folder.iterdir() if p.suffix.lower() in SUFFIXES)
    if not recordings:
        tell(f"There are no recordings in {folder}.")
        return USAGE
    status = lectura("run", *options, *map(str, recordings), "--submission", str(submission))
    if status not in (COMPLETE, PARTIAL):
        tell("Nothing was packed.")
        return status
    if lectura("verify", str(submission)) != COMPLETE:
        return FAILED
    for line in summary(submission):
        tell(line)
    print(shutil.make_archive(str(submission), "zip", submission))
    return status


def lectura(*arguments: str) -> int:
    """Run a command of lectura; its words go to the person; returns its exit status."""
    program = shutil.which("lectura")
    if program is None:
        tell("lectura is not installed: pip install 'lectura-cli[bundled]'")
        return FAILED
    return subprocess.run([program, *arguments], check=False, stdout=sys.stderr).returncode


def summary(submission: Path) -> list[str]:
    """One line per recording, from the manifest."""
    manifest = json.loads((submission / "manifest.json").read_text(encoding="utf-8"))
    lines = []
    for recording in manifest["recordings"]:
        state = "complete" if recording["status"] == "complete" else "PART OF IT IS MISSING"
        coverage, grounded = recording["notes_coverage_percent"], recording["grounded_percent"]
        if coverage is not None:
            state += f", {coverage:.0f} % read"
        if grounded is not None:
            state += f", {grounded:.0f} % of the notes found in the recording"
        lines.append(f"{recording['input']}: {state}")
    return lines


def tell(message: str) -> None:
    """Say something to the person; standard output carries only the name of the archive."""
    print(message, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
