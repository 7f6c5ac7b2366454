"""Colours, type, icons and the style sheet every page is drawn with."""
