"""Baca lembar kembali: scans of signed sheets, beside their cases, until a person accepts them."""
