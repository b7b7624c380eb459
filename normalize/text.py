"""Text as the author wrote it: characters mended, wrapped lines joined, a key for comparing.

What PDF and DOCX hold is text as it was set: lines ended by the column's width, ligatures, glyphs
mapped to look-alike code points. Nothing else is altered here.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from extract.scripts import CJK_RANGES, is_cjk, written_together

# Code points that fonts and typesetters put in place of ordinary characters: CJK and Kangxi
# radicals, compatibility ideographs, Latin ligatures, Arabic presentation forms.
_STAND_INS = re.compile(
    "[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f\ufb00-\ufb06\ufb13-\ufb17"
    "\ufb50-\ufd3d\ufd40-\ufdf1\ufe70-\ufefc]"
)
_INVISIBLE = re.compile("[\ufeff\u200b\u2060\x00-\x08\x0b\x0c\x0e-\x1f]")
# What PDFium and Word put where a word was divided at a line's end.
_DIVISION = "\u00ad"
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\ufe58\ufe63"
_DASH = re.compile(f"[{_DASHES}]")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "«": '"', "»": '"'})
_SUPERSCRIPT = re.compile("([\u00b2\u00b3\u00b9\u2070-\u208e]+)")
_URL_TAIL = re.compile(r"(?:https?://|www\.)\S*$")
_CLASSES = {
    "ideograph": f"[{CJK_RANGES}]",
    "opening": r"[(\[{<\"'‘“]",
    "closing": r"[)\]}>,.;:!?%…’”]",
    "word": r"[^\W_]",
    "other": r"[^\w\s]",
}


def mend(text: str) -> str:
    """The text with stand-in code points as ordinary characters and invisible ones dropped."""
    text = _STAND_INS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return _INVISIBLE.sub("", text)


def is_dash(text: str) -> bool:
    """Whether a cell holds nothing but one dash of any kind."""
    return _DASH.fullmatch(text.strip()) is not None


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The key for comparing: no white space, one width of punctuation, one kind of dash and quote.

    Compare with it, never print it. Superscript marks keep apart from figures.
    """
    parts = _SUPERSCRIPT.split(mend(text))
    folded = "".join(
        part if index % 2 else unicodedata.normalize("NFKC", part)
        for index, part in enumerate(parts)
    )
    folded = _DASH.sub("-", folded).translate(_QUOTES)
    return "".join(folded.split())


def join_lines(
    lines: Sequence[str],
    breaks: Iterable[int] = (),
    contexts: Callable[[], Iterable[str]] = tuple,
) -> str:
    """The lines as one text: wrapped lines joined, breaks of the author's kept as line feeds.

    `breaks` are the indexes of lines that begin a paragraph. Between an ideograph and a figure or
    a Latin letter some documents set a space and some don't, and a line's end hides which: the
    text itself is asked how it does elsewhere, then each of `contexts()` in turn.
    """
    kept = set(breaks)
    text = ""
    for index, raw in enumerate(lines):
        line = mend(raw)
        if not text:
            text = line.lstrip()
        elif index in kept:
            text = f"{text.rstrip()}\n{line.lstrip()}"
        else:
            text = _join(text, line, lines, contexts)
    return text.strip()


def _join(
    left: str, right: str, lines: Sequence[str], contexts: Callable[[], Iterable[str]]
) -> str:
    spaced = left[-1:].isspace() or right[:1].isspace()
    left, right = left.rstrip(), right.lstrip()
    if not left or not right:
        return left + right
    if left.endswith(_DIVISION):
        return left[:-1] + right
    if written_together(left[-1], right[0]):
        return left + right
    if spaced:
        return f"{left} {right}"
    if _tight(left, right):
        return left + right
    if is_cjk(left[-1]) or is_cjk(right[0]):
        pair = (_class_of(left[-1]), _class_of(right[0]))
        if not _sets_space(pair, lines, contexts):
            return left + right
    return f"{left} {right}"


def _tight(left: str, right: str) -> bool:
    """Whether the line ended inside a word: a tight dash or slash, or an address."""
    if _URL_TAIL.search(left) and not is_cjk(right[0]):
        return True
    if left[-1] == "/" or _DASH.match(left[-1]):
        return len(left) > 1 and not left[-2].isspace()
    if right[0] == "/" or _DASH.match(right[0]):
        return len(right) > 1 and not right[1].isspace()
    return False


def _sets_space(
    pair: tuple[str, str], lines: Sequence[str], contexts: Callable[[], Iterable[str]]
) -> bool:
    with_space, without = _pair_patterns(pair)
    own = "\n".join(lines)
    for text in (own, *contexts()):
        if " \n" in text:
            # Spaces at lines' ends are kept here, so where there is none, none was set.
            return False
        spaced, tight = len(with_space.findall(text)), len(without.findall(text))
        if spaced != tight:
            return spaced > tight
    return False


@lru_cache(maxsize=64)
def _pair_patterns(pair: tuple[str, str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    left, right = (_CLASSES[name] for name in pair)
    return re.compile(f"(?<={left}) (?={right})"), re.compile(f"(?<={left})(?={right})")


@lru_cache(maxsize=4096)
def _class_of(character: str) -> str:
    return next(
        (name for name, pattern in _CLASSES.items() if re.match(pattern, character)), "other"
    )
