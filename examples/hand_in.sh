#!/bin/sh
# Hand in a week's recordings: transcripts, notes and a manifest, checked and packed.
#
#   sh hand_in.sh RECORDINGS SUBMISSION [options of `lectura run`]
#
# Ends with lectura's status: 0 complete; 3 packed, but part of a recording is missing;
# anything else: nothing was packed.
set -u

if [ $# -lt 2 ] || [ ! -d "$1" ]; then
    echo "usage: sh hand_in.sh RECORDINGS_FOLDER SUBMISSION_FOLDER [options of lectura run]" >&2
    exit 2
fi
recordings=$1
submission=${2%/}
shift 2

found=no
for file in "$recordings"/*; do
    case $file in
    *.mp4 | *.MP4 | *.mkv | *.MKV | *.webm | *.mov | *.MOV | *.m4a | *.mp3 | *.MP3 | *.ogg | *.wav) ;;
    *) continue ;;
    esac
    case $file in -*) file=./$file ;; esac # a name, not an option
    set -- "$@" "$file"
    found=yes
done
if [ "$found" = no ]; then
    echo "There are no recordings in $recordings." >&2
    exit 2
fi

lectura run "$@" --submission "$submission" >&2
status=$?
case $status in
0) ;;
3) echo "Part of a recording is missing, as said above; it is handed in all the same." >&2 ;;
130) echo "Stopped. Run the same command again: finished work is kept." >&2 && exit 130 ;;
*) echo "Nothing was packed." >&2 && exit "$status" ;;
esac

lectura verify "$submission" >&2 || exit 1
tar -czf "$submission.tar.gz" "$submission" || exit 1
echo "$submission.tar.gz"
exit "$status"
