"""Small pieces of text for people."""

import re

# Control characters could move the cursor or change colours; the directional overrides could
# show text in another order than it has. Neither belongs to a sentence.
_UNPRINTABLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)

NO_BREAK_SPACE = "\u00a0"
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_GROUPED = re.compile(r"((?<!\d)\d{1,3}(?: \d{3})+(?!\d))")
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RIGHT_TO_LEFT = re.compile(f"[{_RTL}]")
# A text in quotes whole, as its figures belong to it; elsewhere from the first such letter to the
# last, with what figures follow.
_QUOTED = re.compile(f'"[^"]*"|[{_RTL}](?:[^"]*[{_RTL}])?(?:[0-9/.()\\-]*[0-9)])?')


def printable(text: str) -> str:
    """The text on one line, each control character as its escape."""
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def isolated(text: str) -> str:
    """The text, what is written from right to left in it set apart from what stands around it.

    A terminal that orders letters would let figures beside such words jump over them.
    """
    return _QUOTED.sub(_isolate, text) if _RIGHT_TO_LEFT.search(text) else text


def figures_apart(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is figures parted by spaces, as "150 000".

    Among words from right to left such figures would change places unless they are set apart.
    """
    pieces = _GROUPED.split(text)
    return [(piece, index % 2 == 1) for index, piece in enumerate(pieces) if piece]


def thousands_joined(text: str) -> str:
    """The text with no-break spaces in its figures.

    With ordinary ones the thousands would change places among words from right to left.
    """
    return _THOUSANDS.sub(NO_BREAK_SPACE, text)


def has_right_to_left(text: str) -> bool:
    """Whether any of the text is written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def _isolate(match: re.Match[str]) -> str:
    quote = '"' if match[0].startswith('"') else ""
    inside = match[0].strip('"') if quote else match[0]
    if not _RIGHT_TO_LEFT.search(inside):
        return match[0]
    return f"{quote}\u2068{thousands_joined(inside)}\u2069{quote}"


def counted(number: int, noun: str) -> str:
    """The number with its noun: "1 action", "2 actions"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
