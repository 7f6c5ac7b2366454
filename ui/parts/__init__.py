"""Widgets and painters the pages are built from; they know no database and no service."""
