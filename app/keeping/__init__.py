"""Opening, checking and keeping registers."""
