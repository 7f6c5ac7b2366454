"""What every form over a page is built on: its base, its drafts, when something happened."""
