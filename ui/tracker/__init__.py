"""The Tindak Lanjut page: every open case, the most urgent first, and why it is due when it is."""
