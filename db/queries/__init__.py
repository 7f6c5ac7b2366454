"""Builders of select statements for pages, search, tracker and recap."""
