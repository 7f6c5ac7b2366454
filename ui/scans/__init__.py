"""Scans and photographs from the disk, read page by page in the background."""
