"""The yearly report: both tables, the paper, signing and printing."""
