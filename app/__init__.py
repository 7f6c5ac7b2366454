"""The office's work, without a window."""

__version__ = "0.1.0"
