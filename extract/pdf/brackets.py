"""Brackets of right-to-left text, opened and closed as they are read.

In such text a bracket is shown mirrored (UAX #9, L4). Whether a file holds the character that was
written or the glyph that is seen differs from producer to producer, and PDFium mirrors some again.
So which way a bracket goes is told by what stands around it: an opening one has a space before it
and none behind, a closing one the other way round, and they come in pairs.
"""

import re
from collections.abc import Sequence

_PAIRS = ("()", "[]", "{}", "«»", "‹›")
_ANY = re.compile("[" + re.escape("".join(_PAIRS)) + "]")
_ENDS = frozenset(" \n\t\u00a0\u202f.,:;!?\u060c\u061b\u061f")
_OPENERS = frozenset(pair[0] for pair in _PAIRS) | frozenset("\"'“‘/-–—")
# What it costs to go against the spaces around, to close what wasn't opened or leave it open (it
# may have been on another line), and to change what the file says.
_AGAINST, _ALONE, _CHANGED = 4, 2, 1


def with_brackets(text: str) -> str:
    """The text in reading order with each bracket opening or closing."""
    if _ANY.search(text) is None:
        return text
    characters = list(text)
    for pair in _PAIRS:
        places = [at for at, one in enumerate(text) if one in pair]
        for at, sign in zip(places, _signs(text, places, pair), strict=True):
            characters[at] = sign
    return "".join(characters)


def _signs(text: str, places: Sequence[int], pair: str) -> str:
    """The cheapest way to open and close brackets of one kind."""
    # By how many are open: the cost so far, and the brackets.
    states: dict[int, tuple[int, str]] = {0: (0, "")}
    for at in places:
        opens, closes = _costs(text, at, pair)
        after: dict[int, tuple[int, str]] = {}
        for depth, (cost, signs) in states.items():
            closing = closes + (0 if depth else _ALONE)
            for left, found in (
                (depth + 1, (cost + opens, signs + pair[0])),
                (max(depth - 1, 0), (cost + closing, signs + pair[1])),
            ):
                if left not in after or found[0] < after[left][0]:
                    after[left] = found
        states = after
    return min((cost + _ALONE * depth, signs) for depth, (cost, signs) in states.items())[1]


def _costs(text: str, at: int, pair: str) -> tuple[int, int]:
    """What it costs that a bracket opens, and that it closes.

    Other brackets beside it say nothing.
    """
    before, behind = _ANY.sub("", text[:at])[-1:] or " ", _ANY.sub("", text[at + 1 :])[:1] or " "
    opens = closes = 0
    free, tight = before.isspace() or before in _OPENERS, not behind.isspace()
    if free and tight and behind not in _ENDS:
        closes += _AGAINST
    elif not free and behind in _ENDS:
        opens += _AGAINST
    if text[at] == pair[0]:
        closes += _CHANGED
    else:
        opens += _CHANGED
    return opens, closes
