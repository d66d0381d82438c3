"""The command line: parses, calls, prints; nothing heavy is imported before a command runs."""
