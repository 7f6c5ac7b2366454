"""The printed papers: a frozen data object in, the bytes of a PDF out."""
