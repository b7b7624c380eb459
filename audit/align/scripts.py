"""Which scripts texts are written in, told by the names of their letters."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

# Written together with ideographs, in one language.
_WITH_IDEOGRAPHS = ("HIRAGANA", "KATAKANA", "BOPOMOFO")


def scripts(text: str) -> Counter[str]:
    """How many letters of each script the text has."""
    found: Counter[str] = Counter()
    for character, count in Counter(text).items():
        if name := _script(character):
            found[name] += count
    return found


def main_script(texts: Iterable[str]) -> str | None:
    """The script of most letters of the texts; None where they have no letters."""
    total = scripts("".join(texts))
    return max(total, key=lambda name: total[name]) if total else None


def right_to_left(texts: Iterable[str]) -> bool:
    """Whether most letters of the texts are written from right to left."""
    ways: Counter[str] = Counter()
    for character, count in Counter("".join(texts)).items():
        ways[unicodedata.bidirectional(character)] += count
    return ways["R"] + ways["AL"] > ways["L"]


@lru_cache(maxsize=4096)
def _script(character: str) -> str | None:
    """The first word of a letter's name ("CYRILLIC SMALL LETTER A"); None for other characters."""
    if not character.isalpha():
        return None
    name = unicodedata.name(unicodedata.normalize("NFKC", character)[0], "").partition(" ")[0]
    return "CJK" if name in _WITH_IDEOGRAPHS else name or None
