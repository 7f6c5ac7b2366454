"""Fonts, icons and styles: data, read through importlib.resources."""
