"""Files in and out: preview first, then apply, all or nothing."""
