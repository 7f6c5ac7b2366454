"""The office's work, without a window."""
