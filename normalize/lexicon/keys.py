"""Keys by which words are looked up, whatever way they were typed or set.

A key leaves out what the same word may have or lack: white space, case, accents of Latin and
Cyrillic letters (`Étape`, `ETAPE`; `ещё`, `еще`), Arabic vowel marks and tatweel, marks of
direction. It writes one form where there are several: of dashes, quotes, Arabic alef, ya, ta
marbuta and hamza, and of figures in whatever script. Keys are compared and never printed.
"""

import re
import unicodedata
from functools import lru_cache

from normalize.text import fold

# Marks of direction, joiners, the soft hyphen: nothing that is read.
DIRECTION_MARKS = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
_DIRECTION = re.compile(f"[{DIRECTION_MARKS}]")
_UNSEEN = re.compile(f"[{DIRECTION_MARKS}\u200c\u200d\u00ad]")
_ARABIC = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ة": "ه", "ؤ": "و",
     "ک": "ك", "ـ": None}
)  # fmt: skip
_LATIN = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l"})
# Accents go, but the breve of Cyrillic: й is another letter than и.
_BREVE = "\u0306"
_SUPERSCRIPTS = "\u00b2\u00b3\u00b9\u2070-\u208e"


class _Letters(dict[int, str]):
    """What each character is in a key, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = letter = _letter(chr(code))
        return letter


def _letter(character: str) -> str:
    if character.isspace():
        return " "
    if _UNSEEN.match(character):
        return ""
    if "\u0600" <= character <= "\u06ff" and unicodedata.category(character) == "Mn":
        return ""
    folded = fold(character).casefold().translate(_LATIN).translate(_ARABIC)
    parts = unicodedata.normalize("NFD", folded)
    bare = "".join(part for part in parts if not "\u0300" <= part <= "\u036f")
    if _BREVE in parts and "\u0400" <= parts[0] <= "\u04ff":
        bare = folded
    return "".join(map(_figure, bare))


def _figure(character: str) -> str:
    """A figure of any script as the ASCII one; superscripts are none."""
    return str(unicodedata.digit(character)) if character.isdecimal() else character


_LETTERS = _Letters()


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """The key of a text, without white space."""
    return "".join(_composed(text).translate(_LETTERS).split())


@lru_cache(maxsize=4096)
def words_key(text: str) -> str:
    """The key of a text with one space between its words."""
    return " ".join(_composed(text).translate(_LETTERS).split())


def aligned_key(text: str) -> tuple[str, list[int]]:
    """The key with its spaces, and for each of its characters where in the text it stands.

    The list has one entry more: the text's end. Characters beyond the first of several that stand
    for one, and accents, count to the character before.
    """
    letters = [_LETTERS[ord(character)] for character in text]
    places = [at for at, letter in enumerate(letters) for _ in letter]
    return "".join(letters), [*places, len(text)]


def without_direction(text: str) -> str:
    """The text without marks of direction, which it is printed with but doesn't say."""
    return _DIRECTION.sub("", text)


def _composed(text: str) -> str:
    """Letters with their accents as one character, as they are looked up one by one."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)
