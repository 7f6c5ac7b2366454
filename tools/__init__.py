"""What the developer's commands share: where the project lies, and how they speak."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def say(sentence: str) -> None:
    """Tell the developer something, in order with what the child programs print."""
    print(f"dev.py: {sentence}", flush=True)
