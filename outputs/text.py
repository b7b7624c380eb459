"""Small pieces of text for people."""

import re

# Control characters could move the cursor or change colours; the directional overrides could
# show text in another order than it has. Neither belongs to a sentence.
_UNPRINTABLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def printable(text: str) -> str:
    """The text on one line, each control character as its escape."""
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def counted(number: int, noun: str) -> str:
    """The number with its noun: "1 action", "2 actions"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
