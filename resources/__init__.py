"""Fonts, icons, styles, offices, help and words: data that lies in this folder, read from there."""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
