"""The Beranda page: what needs the officer today, and the months of the year."""
