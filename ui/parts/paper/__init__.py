"""A paper shown on the screen as it will be printed."""
