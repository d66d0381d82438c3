"""Where the sound comes from: a microphone, a pipe, or a file at its own pace."""
