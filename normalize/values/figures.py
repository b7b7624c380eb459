"""Amounts as they are printed: figures with thousands marks, multipliers, ranges, dollar signs.

All patterns are of the text's key with its spaces (`aligned_key`), in which figures of every script
are ASCII ones, all white space is a space and every dash a hyphen.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from normalize.lexicon import Lexicon

# Thousands are set apart by a space, a comma or a point, Arabic ones too, or an apostrophe.
_NUMBER = r"\d{1,3}(?:[ ,.'٬،]\d{3})+(?!\d)|\d+"
_DECIMALS = r"[.,،](?:\d{1,2}|\d{4,})(?![\d])|٫\d+"
# Superscripts are word characters and no letters.
_LETTER = r"[^\W\d_\u00b2\u00b3\u00b9\u2070-\u209c]"
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff]")
# Two amounts with only a space between them look like one of more than ten thousand million, more
# than the whole Organization spends.
MOST = 10_000_000_000


@dataclass(frozen=True, slots=True)
class Figures:
    """An amount or a range in a text: its ends, whether a plus follows, and where it stands."""

    low: int
    high: int
    plus: bool
    start: int
    end: int


def find_figures(text: str, lexicon: Lexicon) -> Figures | None:
    """The only amount or range in a key; None where there is none, several, or a doubtful one.

    No figure may be left over: what is not understood makes all of it doubtful.
    """
    count = len(re.findall(r"\d", text))
    for pattern in _patterns(lexicon):
        matches = list(pattern.finditer(text))
        if len(matches) == 1 and len(re.findall(r"\d", matches[0][0])) == count:
            return _figures(matches[0], lexicon)
    return None


def named(words: Iterable[str], text: str) -> bool:
    """Whether the key of a text holds one of the words, not within another word."""
    pattern = _any_of(tuple(words))
    return pattern is not None and pattern.search(text) is not None


def _figures(match: re.Match[str], lexicon: Lexicon) -> Figures | None:
    found = match.groupdict()
    first, second = found["times"], found.get("times2")
    if first and not second and found.get("number2"):
        # "1 million to 2": the second may be as many millions or not.
        return None
    ends = []
    for number, decimals, times in (
        (found["number"], found["decimals"], first or second),
        (found.get("number2"), found.get("decimals2"), second),
    ):
        if number is not None:
            ends.append(_whole(number, decimals, _factor(times, lexicon), lexicon))
    if None in ends:
        return None
    low, high = ends[0] or 0, ends[-1] or 0
    if not low <= high < MOST:
        return None
    return Figures(low, high, bool(found["plus"]), match.start(), match.end())


def _factor(word: str | None, lexicon: Lexicon) -> int | None:
    """What a multiplier stands for, however its words are spaced; None where there is none."""
    if word is None:
        return None
    factors = {name.replace(" ", ""): factor for name, factor in lexicon.multipliers.items()}
    return factors[word.replace(" ", "")]


def _whole(number: str, decimals: str | None, factor: int | None, lexicon: Lexicon) -> int | None:
    """The whole number that the figures stand for, None where they may stand for another."""
    marks = set(re.findall(r"\D", number))
    groups = re.findall(r"\d+", number)
    if len(marks) > 1 or (groups[0].startswith("0") and number != "0"):
        return None
    # Decimals or thousands? Both may be meant by a mark before three figures.
    doubtful = marks & lexicon.decimal_marks or (factor and marks & set(".,،"))
    if len(groups) == 2 and lexicon.decimal_marks and doubtful:
        return None
    amount = Fraction(int("".join(groups)))
    if decimals is not None:
        if factor is None or not lexicon.decimal_marks:
            return None
        amount += Fraction(int(decimals[1:]), 10 ** (len(decimals) - 1))
    amount *= factor or 1
    return int(amount) if amount.denominator == 1 else None


@lru_cache(maxsize=32)
def _patterns(lexicon: Lexicon) -> list[re.Pattern[str]]:
    """Patterns of ranges, then of a single amount."""
    return list(_written(lexicon))


def _written(lexicon: Lexicon) -> Iterator[re.Pattern[str]]:
    begins, ends = r"(?<![\d.,'٫٬])", r"(?!\d|[.,٫٬]\d)"
    plus = r"(?P<plus> ?\+)?"
    first, second = _side(lexicon, ""), _side(lexicon, "2")
    yield re.compile(f"{begins}{first}{plus}(?: ?- ?{second}){ends}")
    # "from 1 to 2" goes before "1 to 2", or its first word would be left over.
    for before, between in sorted(lexicon.ranges, key=lambda words: -len(words[0])):
        opening = f"{_word(before)} *" if before else ""
        pair = f"{opening}{first}{plus} *{_word(between)} *{second}"
        yield re.compile(f"{begins}{pair}{ends}")
    yield re.compile(f"{begins}{first}{plus}{ends}")


def _side(lexicon: Lexicon, suffix: str) -> str:
    """The pattern of one amount with its multiplier, dollar signs around it."""
    currency = _alternatives(lexicon.currency)
    sign = f"(?:{currency})" if currency else "(?!)"
    multiplier = _alternatives(lexicon.multipliers) or "(?!)"
    return (
        f"(?:{sign} *)?(?P<number{suffix}>{_NUMBER})(?P<decimals{suffix}>{_DECIMALS})?"
        f"(?: *(?P<times{suffix}>{multiplier}))?(?: *{sign})?"
    )


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(map(_word, sorted(words, key=len, reverse=True)))


def _word(word: str) -> str:
    """The pattern of a word that is no part of another; between ideographs all words touch."""
    body = r" *".join(re.escape(part) for part in word.split(" "))
    if word[:1].isalpha() and not _WIDE.match(word[0]):
        body = f"(?<!{_LETTER}){body}"
    if word[-1:].isalpha() and not _WIDE.match(word[-1]):
        body = f"{body}(?!{_LETTER})"
    return body


@lru_cache(maxsize=64)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(_alternatives(words)) if words else None
