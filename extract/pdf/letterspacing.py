"""Words whose letters are set apart for emphasis or to fill a line: no spaces stand in them.

PDFium generates a space wherever a gap is wide enough for one. It is none where single letters
follow each other at even distances that no space character fills, they could be a word (all small
after the first, or all capitals that aren't a list), and no wider word gap is as narrow.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

# How many spaces a line has at least where a word's letters are set apart.
FEWEST_SPACES = 3
_LETTER = r"[^\W\d_\u0590-\u08ff\u0e00-\uffff]"
_SPACED = re.compile(rf"(?<!\S){_LETTER}(?: {_LETTER}){{{FEWEST_SPACES},}}(?!\S)")
# The widest gap between letters of one word in shares of the line's height, and how much wider a
# gap may be than the narrowest and still be in the word.
_WIDEST = 0.7
# The least gap between letters that are set apart, and how many show that a line's are.
_APART = 0.05
_FEWEST_GAPS = 4
_EVEN = 1.35


def needless_spaces(
    text: str, start: int, x0s: Sequence[float], x1s: Sequence[float], height: float
) -> list[int]:
    """The positions in the text of a line of the spaces that PDFium made within spaced words.

    `x0s` and `x1s` are the sides of characters, those of the line from the index `start` on, and
    `height` is that of the line, in points.
    """
    found = _even_spaces(text, start, x0s, x1s, height)
    if found:
        return found
    for match in _SPACED.finditer(text):
        letters = range(match.start(), match.end(), 2)
        blanks = [left + 1 for left, _ in pairwise(letters)]
        if any(x1s[start + blank] > x0s[start + blank] for blank in blanks):
            continue
        gaps = [x0s[start + right] - x1s[start + left] for left, right in pairwise(letters)]
        widest = min(gaps) * _EVEN
        if not 0 < min(gaps) <= _WIDEST * height or _words_as_near(text, gaps, match):
            continue
        words = _words(text, letters, gaps, widest)
        if all(len(word) > 1 and _could_be_word(word) for word in words):
            found.extend(blank for blank, gap in zip(blanks, gaps, strict=True) if gap <= widest)
    return found


def _even_spaces(
    text: str, start: int, x0s: Sequence[float], x1s: Sequence[float], height: float
) -> list[int]:
    """The spaces that stand for no more than what parts all characters of a line.

    Justification may set the letters of whole lines apart, so that the gap before a stop or a
    narrow letter looks like a space.
    """
    apart: list[float] = []
    spaces: list[tuple[int, float]] = []
    for at in range(1, len(text)):
        left, right = start + at - 1, start + at
        if text[at] == " " or text[at - 1] == " ":
            if text[at] == " " and x1s[right] <= x0s[right] and at + 1 < len(text):
                spaces.append((at, x0s[right + 1] - x1s[left]))
            continue
        gap = x0s[right] - x1s[left]
        if gap < _APART * height:
            return []
        apart.append(gap)
    if len(apart) < _FEWEST_GAPS:
        return []
    usual = sorted(apart)[len(apart) // 2] * _EVEN
    return [at for at, gap in spaces if gap <= usual]


def _words(text: str, letters: range, gaps: Sequence[float], widest: float) -> list[str]:
    """The letters in words: a gap wider than `widest` parts two."""
    words = [text[letters[0]]]
    for gap, at in zip(gaps, letters[1:], strict=True):
        if gap <= widest:
            words[-1] += text[at]
        else:
            words.append(text[at])
    return words


def _words_as_near(text: str, gaps: Sequence[float], match: re.Match[str]) -> bool:
    """Whether whole words stand on the line too: then single letters may be set as words are."""
    beside = text[: match.start()] + text[match.end() :]
    return bool(beside.strip()) and len(gaps) < 5


def _could_be_word(word: str) -> bool:
    if word[1:].islower():
        return not _is_list(word.lower())
    return word.isupper() and not _is_list(word)


def _is_list(word: str) -> bool:
    """Whether letters follow the alphabet, or are all one: (a b c d), (X X X X)."""
    return len(set(word)) == 1 or all(ord(b) - ord(a) == 1 for a, b in pairwise(word))
