"""Texts that are short or long for their language, measured on this very document.

For two languages, the logarithm of how many letters one text has for each of the other's is taken
over all texts. Its median is what is usual between them; how far texts stray from it, which is
less for longer texts, is told by the median of the distances. A text is short in a language when
it is so against most of the others that have it.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from audit.align.evidence import blank, letters
from audit.align.sentences import language_finding, listed
from audit.align.settled import SettledRow
from normalize.multilingual import LanguageFinding

FIELDS = ("action", "objective", "comments")
# Fewer texts don't show what is usual. Shorter ones stray too far to say anything: the letters
# are the geometric mean of both languages, for an ideograph says as much as several letters.
_FEWEST, _SHORTEST = 8, 16.0
# Out of the ordinary: so many times the usual distance, and at least by this factor, for the
# texts of some documents stray by next to nothing. A whole sentence that is missing from three
# shows; a translator's habit does not.
_DISTANCES, _FACTOR = 5.0, 1.8
# The median distance of a normal distribution is this part of its standard deviation.
_MEDIAN_DISTANCE = 0.6745

_Lengths = dict[str, int]


@dataclass(frozen=True, slots=True)
class _Usual:
    """What is usual between two languages: the logarithm of the ratio, and the spread of it."""

    ratio: float
    spread: float

    def judge(self, one: int, other: int) -> int:
        """1 where the first is out of the ordinary long, -1 where it is short, else 0."""
        size = math.sqrt(one * other)
        if size < _SHORTEST:
            return 0
        distance = math.log(one / other) - self.ratio
        limit = max(math.log(_FACTOR), _DISTANCES * self.spread / math.sqrt(size))
        return 0 if abs(distance) <= limit else (1 if distance > 0 else -1)


def odd_lengths(rows: Sequence[SettledRow], languages: Sequence[str]) -> Iterator[LanguageFinding]:
    """Texts that are blank in some languages only, or short or long against the others."""
    lengths = {(row.id, name): _lengths(row, name) for row in rows for name in FIELDS}
    usual = _usual(list(lengths.values()), languages)
    for row in rows:
        for name in FIELDS:
            of_text = lengths[row.id, name]
            odd = {**dict(_odd(of_text, usual)), **_blanks(of_text)}
            for language, kind in odd.items():
                yield _finding(row, name, language, kind, of_text, usual)


def _lengths(row: SettledRow, name: str) -> _Lengths:
    """How many letters the text has in each language that has such a column; 0 where blank."""
    texts = {language: getattr(record, name) for language, record in row.records.items()}
    return {
        language: 0 if blank(text) else letters(text) or 1
        for language, text in texts.items()
        if text is not None
    }


def _usual(texts: Sequence[_Lengths], languages: Sequence[str]) -> dict[tuple[str, str], _Usual]:
    """What is usual between each two languages that have enough texts, both ways round."""
    found = {}
    for one, other in combinations(languages, 2):
        pairs = [(each[one], each[other]) for each in texts if each.get(one) and each.get(other)]
        if len(pairs) < _FEWEST:
            continue
        ratio = median(math.log(left / right) for left, right in pairs)
        # Longer texts stray less: by the root of their length.
        distances = [
            abs(math.log(left / right) - ratio) * (left * right) ** 0.25 for left, right in pairs
        ]
        spread = median(distances) / _MEDIAN_DISTANCE
        found[one, other] = _Usual(ratio, spread)
        found[other, one] = _Usual(-ratio, spread)
    return found


def _blanks(of_text: _Lengths) -> dict[str, int]:
    """The languages whose text is blank where others' are not, or the other way round."""
    empty = [language for language, length in of_text.items() if not length]
    full = [language for language, length in of_text.items() if length]
    if not empty or not full:
        return {}
    # Of as many, the blank ones are the odd ones: a text is lost more easily than invented.
    return dict.fromkeys(empty, -1) if len(empty) <= len(full) else dict.fromkeys(full, 1)


def _odd(of_text: _Lengths, usual: Mapping[tuple[str, str], _Usual]) -> Iterator[tuple[str, int]]:
    verdicts: dict[str, list[int]] = {
        one: [
            usual[one, other].judge(length, of_text[other])
            for other in of_text
            if length and of_text[other] and (one, other) in usual
        ]
        for one, length in of_text.items()
    }
    for language, given in verdicts.items():
        for kind in (-1, 1):
            if 2 * given.count(kind) > len(given):
                # Of two languages, the other is as long as this one is short: said once.
                if kind == 1 and len(given) == 1:
                    continue
                yield language, kind


def _finding(
    row: SettledRow,
    name: str,
    language: str,
    kind: int,
    of_text: _Lengths,
    usual: Mapping[tuple[str, str], _Usual],
) -> LanguageFinding:
    if kind > 0 and 0 in of_text.values():
        others = [other for other, length in of_text.items() if not length]
        estimates = [0.0]
    else:
        others = [other for other, length in of_text.items() if length and other != language]
        estimates = [_expected(language, other, of_text[other], usual) for other in others]
    return language_finding(
        "text_short" if kind < 0 else "text_long",
        [language],
        row.records,
        record=row.id,
        field=name,
        language=language,
        length=_letters(of_text[language]),
        expected=round(median(estimates)),
        others=listed(others),
    )


def _expected(
    language: str, other: str, length: int, usual: Mapping[tuple[str, str], _Usual]
) -> float:
    """How long the text would usually be, from its length in another language."""
    known = usual.get((language, other))
    return length * math.exp(known.ratio) if known else float(length)


def _letters(number: int) -> str:
    return "1 letter" if number == 1 else f"{number} letters"
