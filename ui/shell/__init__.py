"""The frame around the pages: window, rail, palette, start, the open register."""
