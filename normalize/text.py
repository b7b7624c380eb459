"""Text as the author wrote it: characters mended, wrapped lines joined, a key for comparing.

What PDF and DOCX hold is text as it was set: lines ended by the column's width, ligatures, glyphs
mapped to look-alike code points. Nothing else is altered here.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from extract.scripts import CJK_RANGES, is_cjk, written_together
from normalize.radicals import RADICALS

# Code points that fonts and typesetters put in place of ordinary characters: CJK and Kangxi
# radicals, compatibility ideographs, Latin ligatures, Arabic presentation forms.
_STAND_INS = re.compile(
    "[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f\ufb00-\ufb06\ufb13-\ufb17"
    "\ufb50-\ufd3d\ufd40-\ufdf1\ufe70-\ufefc]"
)
_INVISIBLE = re.compile("[\ufeff\u200b\u2060\x00-\x08\x0b\x0c\x0e-\x1f]")
_MENDED = re.compile(f"{_STAND_INS.pattern}|{_INVISIBLE.pattern}")
# What PDFium and Word put where a word was divided at a line's end.
_DIVISION = "\u00ad"
# Marks of direction and joiners, which Word files hold: they say how text is shown, not what it is.
_DIRECTION = re.compile("[\u200c-\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\ufe58\ufe63"
_DASH = re.compile(f"[{_DASHES}]")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "«": '"', "»": '"'})
_SUPERSCRIPT = re.compile("([\u00b2\u00b3\u00b9\u2070-\u208e]+)")
_ADDRESS = re.compile(r"https?://|www\.")
_NOT_IN_ADDRESS = re.compile(r"[^!-~]")
# What is no part of a word: a dash beside it divides none.
_NO_WORD = "，、；：。（“‘《"
# A slash between words, but for one in an address or a document symbol.
_SLASHED = re.compile(rf"[^\W\d_{CJK_RANGES}]/[^\W\d_{CJK_RANGES}]")
_SLASH = re.compile(rf"(?<=[^\W\d_{CJK_RANGES}]/)( ?)(?=[^\W\d_{CJK_RANGES}])")
_IDEOGRAPHS = re.compile(f"[{CJK_RANGES}]{{2}}")
# How far back from a line's end an address is looked for: lines, characters.
_TAIL_LINES, _TAIL = 80, 1000
_CLASSES = {
    "ideograph": f"[{CJK_RANGES}]",
    "opening": r"[(\[{<\"'‘“]",
    "closing": r"[)\]}>,.;:!?%…’”]",
    "word": rf"[^\W_{CJK_RANGES}]",
    "other": rf"[^\w\s{CJK_RANGES}]",
}


def mend(text: str) -> str:
    """The text with stand-in code points as ordinary characters and invisible ones dropped."""
    if _MENDED.search(text) is None:
        return text
    return _INVISIBLE.sub("", _STAND_INS.sub(_ordinary, text))


def _ordinary(match: re.Match[str]) -> str:
    """The character that a code point stands for; a vowel sign without the space that bears it."""
    return RADICALS.get(match[0]) or unicodedata.normalize("NFKC", match[0]).lstrip()


def without_direction_marks(text: str) -> str:
    """The text without the characters that only say how it is to be shown."""
    return text if text.isascii() else _DIRECTION.sub("", text)


def is_dash(text: str) -> bool:
    """Whether a cell holds nothing but one dash of any kind."""
    return _DASH.fullmatch(text.strip()) is not None


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The key for comparing: no white space, one width of punctuation, one kind of dash and quote.

    Compare with it, never print it. Superscript marks keep apart from figures.
    """
    parts = _SUPERSCRIPT.split(without_direction_marks(mend(text)))
    folded = "".join(
        part if index % 2 else unicodedata.normalize("NFKC", part)
        for index, part in enumerate(parts)
    )
    folded = _DASH.sub("-", folded).translate(_QUOTES)
    # Marks that a space parted from their letter join it: folding twice is folding once.
    return unicodedata.normalize("NFC", "".join(folded.split()))


def join_lines(
    lines: Sequence[str],
    breaks: Iterable[int] = (),
    contexts: Callable[[], Iterable[str]] = tuple,
) -> str:
    """The lines as one text: wrapped lines joined, breaks of the author's kept as line feeds.

    `breaks` are the indexes of lines that begin a paragraph. Between an ideograph and a figure or
    a Latin letter some documents set a space and some don't, and a line's end hides which: the
    text itself is asked how it does elsewhere, then each of `contexts()` in turn. So it is behind a
    slash. What a hyphen at a line's end is was told before (`normalize.hyphens`).
    """
    if len(lines) == 1:
        return mend(lines[0]).strip()
    kept = set(breaks)
    parts: list[str] = []
    begins = False
    mended = map(mend, lines) if _MENDED.search("\n".join(lines)) else lines
    for index, line in enumerate(mended):
        begins = begins or index in kept
        right = line.lstrip()
        if not right:
            continue
        if parts:
            left = parts[-1].rstrip()
            if begins:
                gap = "\n"
            elif _IDEOGRAPHS.fullmatch(left[-1] + right[0]):
                gap = ""
            else:
                gap = _gap(parts, line, lines, contexts)
            parts[-1] = _without_division(left, gap)
            parts.append(gap)
        parts.append(right)
        begins = False
    return "".join(parts).strip()


def _gap(
    parts: Sequence[str], line: str, lines: Sequence[str], contexts: Callable[[], Iterable[str]]
) -> str:
    """What stands between the text so far and the line that goes on with it: a space or nothing."""
    spaced = parts[-1][-1:].isspace() or line[:1].isspace()
    left, right = "".join(parts[-_TAIL_LINES:])[-_TAIL:].rstrip(), line.lstrip()
    if left.endswith(_DIVISION) or _is_tight_script(left, right):
        return ""
    if spaced:
        return " "
    if left[-1] == "/" and _SLASHED.search(left[-2:] + right[0]):
        return _behind_slash(left, lines, contexts)
    if _tight(left, right):
        return ""
    if is_cjk(left[-1]) or is_cjk(right[0]):
        pair = (_class_of(left[-1]), _class_of(right[0]))
        return " " if _sets_space(pair, lines, contexts) else ""
    return " "


def _behind_slash(left: str, lines: Sequence[str], contexts: Callable[[], Iterable[str]]) -> str:
    """A space or nothing between a slash at a line's end and a word, as the text has it elsewhere.

    Arabic documents set one in dates (`أيار/ مايو`); most others don't.
    """
    if ends_in_address(left):
        return ""
    for text in _asked(lines, contexts):
        spaced, tight = _slashes(text)
        if spaced != tight:
            return " " if spaced > tight else ""
    return ""


@lru_cache(maxsize=256)
def _slashes(text: str) -> tuple[int, int]:
    """How many slashes between words have a space behind them in a text, and how many don't."""
    found = _SLASH.findall(text)
    return found.count(" "), found.count("")


def _is_tight_script(left: str, right: str) -> bool:
    """Whether both sides are written without spaces; of quotation marks the text inside tells."""
    if left[-1] in "”’" and right[0] in "“‘":
        return is_cjk(left[-2:-1]) or is_cjk(right[1:2])
    return written_together(left[-1], right[0])


def _without_division(left: str, gap: str) -> str:
    return left.removesuffix(_DIVISION) if not gap else left


def _tight(left: str, right: str) -> bool:
    """Whether the line ended inside a word: a tight dash or slash, or an address."""
    if not is_cjk(right[0]) and ends_in_address(left):
        return True
    if left[-1] == "/" or _DASH.match(left[-1]):
        return len(left) > 1 and not left[-2].isspace() and left[-2] not in _NO_WORD
    if right[0] == "/" or _DASH.match(right[0]):
        return len(right) > 1 and not right[1].isspace() and right[1] not in _NO_WORD
    return False


def ends_in_address(text: str) -> bool:
    """Whether a text ends in an address of the web, or in the beginning of one."""
    return _ADDRESS.search(_NOT_IN_ADDRESS.split(text)[-1]) is not None


def _sets_space(
    pair: tuple[str, str], lines: Sequence[str], contexts: Callable[[], Iterable[str]]
) -> bool:
    for text in _asked(lines, contexts):
        spaced, tight = _counts(pair, text)
        if spaced != tight:
            return spaced > tight
    return False


def _asked(lines: Sequence[str], contexts: Callable[[], Iterable[str]]) -> Iterator[str]:
    """The cell's own text, then the contexts, each only when it is wanted."""
    yield "\n".join(lines)
    yield from contexts()


@lru_cache(maxsize=256)
def _counts(pair: tuple[str, str], text: str) -> tuple[int, int]:
    """How often the text sets a space between two characters of these classes, how often none.

    Remembered, for a whole annex is asked again at every line's end.
    """
    if " \n" in text:
        # Spaces at lines' ends are kept here, so where there is none, none was set.
        return 0, 1
    left, right = (_CLASSES[name] for name in pair)
    spaced = re.findall(f"(?<={left}) (?={right})", text)
    return len(spaced), len(re.findall(f"(?<={left})(?={right})", text))


@lru_cache(maxsize=4096)
def _class_of(character: str) -> str:
    return next(
        (name for name, pattern in _CLASSES.items() if re.match(pattern, character)), "other"
    )
