"""What scripts differ in: spaces between words, and the direction they are written in.

Readers and the joining of lines ask the same question of two neighbouring characters: could a
space between them be the author's, or only the trace of a line's end?
"""

import re
from collections.abc import Iterable
from typing import Literal

Direction = Literal["ltr", "rtl"]

# Ideographs, kana, bopomofo, their radicals, symbols, punctuation and full-width forms. Hangul is
# left out: Korean puts spaces between words.
CJK_RANGES = (
    "\u2e80-\u303f"  # radicals, Kangxi radicals, CJK symbols and punctuation
    "\u3040-\u312f\u31a0-\u31ff"  # kana, bopomofo, strokes
    "\u3200-\u4dbf\u4e00-\u9fff"  # enclosed forms, extension A, unified ideographs
    "\uf900-\ufaff\ufe30-\ufe4f"  # compatibility ideographs and forms
    "\uff01-\uff60\uffe0-\uffe6"  # full-width forms
    "\U00020000-\U0003ffff"  # supplementary ideographic planes
)
# Marks that Chinese shares with other scripts: they count as CJK when their neighbour is.
SHARED_RANGES = "\u2014\u2018\u2019\u201c\u201d\u2026\u00b7"

# Scripts that are written from right to left, Hebrew to Arabic Extended, and presentation forms.
RTL_RANGES = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
RIGHT_TO_LEFT = re.compile(f"[{RTL_RANGES}]")

_CJK = re.compile(f"[{CJK_RANGES}]")
_SHARED = re.compile(f"[{SHARED_RANGES}]")


def is_cjk(character: str) -> bool:
    """Whether a character belongs to a script that puts no spaces between words."""
    return _CJK.match(character) is not None


def written_together(left: str, right: str) -> bool:
    """Whether two neighbouring characters stand without a space wherever a line may end."""
    if is_cjk(left):
        return is_cjk(right) or _SHARED.match(right) is not None
    return _SHARED.match(left) is not None and is_cjk(right)


def is_right_to_left(character: str) -> bool:
    """Whether a character belongs to a script that is written from right to left."""
    return RIGHT_TO_LEFT.match(character) is not None


def direction_of(texts: Iterable[str]) -> Direction:
    """The direction that most words of texts run in; left to right where there are none.

    Words and not letters: a long address among Arabic words is one word.
    """
    right = left = 0
    for text in texts:
        for word in text.split():
            letters = [one for one in word if one.isalpha()]
            if any(map(is_right_to_left, letters)):
                right += 1
            elif letters:
                left += 1
    return "rtl" if right > left else "ltr"
