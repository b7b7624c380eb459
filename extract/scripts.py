"""Which characters are written without spaces between them.

Readers and the joining of lines ask the same question of two neighbouring characters: could a
space between them be the author's, or only the trace of a line's end?
"""

import re

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
