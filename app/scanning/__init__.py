"""Papers that come back: the codes on a scanned or photographed page, and the ticks in its boxes."""
