"""The program's commands: the same work without a window."""
