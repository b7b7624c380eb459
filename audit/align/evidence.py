"""How much speaks for two rows of different languages being the same row of the plan.

Nothing is compared that a translation changes: only values, the shape of the table, figures in
the texts, and how long each text is for its language. Evidence is counted in natural logarithms of
odds, so that it can be added up: above 0 speaks for the same row, below 0 against.
"""

import math
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from audit.align.facts import facts_of, recognised
from normalize.records import Plan, Record
from normalize.text import fold, is_dash

# Values that are the same in nearly all rows say little, rare ones more, but none says all.
_MOST_GAIN, _LOSS = 4.0, 3.0
# The table's shape (does the area change, is the cell blank) varies more between languages.
_SHAPE_LOSS = 1.5
# Figures are often written out in words, so their lack says less than their presence.
_FIGURES_GAIN, _FIGURES_LOSS = 5.0, 1.5
_LENGTH_GAIN, _LENGTH_SLOPE, _LENGTH_LOSS = 0.8, 1.6, 1.2
# A row may be wrong in everything and still be that row: its number and neighbours say so.
_LEAST, _MOST = -6.0, 16.0
_NO_LETTER = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"https?://[!-~]+|www\.[!-~]+|[!-~]+@[!-~]+")
_FIGURE = re.compile(r"\d+")
_TEXTS = ("action", "objective", "comments")

_Facts = tuple[tuple[str, Hashable], ...]


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a record can be compared with records in other languages."""

    record: Record
    anchor: int
    facts: _Facts
    figures: frozenset[int]
    lengths: tuple[float | None, ...]


class Evidence:
    """Weighs pairs of records; made of all the plans, for how usual a value is counts."""

    def __init__(self, plans: Sequence[Plan]) -> None:
        # Rows with the same facts share one tuple, so that pairs can be known by identity.
        shared: dict[_Facts, _Facts] = {}
        self._traits = {id(plan): _traits(plan, shared) for plan in plans}
        counts = Counter(
            fact for traits in self._traits.values() for each in traits for fact in each.facts
        )
        total = max(1, sum(map(len, self._traits.values())))
        self._gains = {
            fact: min(math.log(total / count), _MOST_GAIN) for fact, count in counts.items()
        }
        self._known: dict[tuple[int, int], float] = {}

    def traits(self, plan: Plan, annex: int) -> list[Traits]:
        """The records of one annex of one of the plans, in document order."""
        return [each for each in self._traits[id(plan)] if each.record.annex == annex]

    def weigh(self, one: Traits, other: Traits) -> float | None:
        """What speaks for the two being the same row; None where they can't be."""
        if one.record.kind != other.record.kind:
            return None
        weight = self._of_facts(one.facts, other.facts)
        weight += _of_figures(one.figures, other.figures) + _of_lengths(one.lengths, other.lengths)
        return max(_LEAST, min(_MOST, weight))

    def _of_facts(self, one: _Facts, other: _Facts) -> float:
        # Remembered: a plan has few combinations of values, and each meets each often.
        key = (id(one), id(other))
        if key not in self._known:
            facts = dict(other)
            self._known[key] = sum(
                self._of_fact(name, value, facts[name]) for name, value in one if name in facts
            )
        return self._known[key]

    def _of_fact(self, name: str, value: Hashable, other: Hashable) -> float:
        if value == other:
            return self._gains[(name, value)]
        return -_SHAPE_LOSS if name.startswith("shape.") else -_LOSS


def _traits(plan: Plan, shared: dict[_Facts, _Facts]) -> list[Traits]:
    """What can be compared of each record of the plan."""
    usual = [_usual_length(plan.records, name) for name in _TEXTS]
    covered = Counter(record.subheading for record in plan.records)
    anchors: dict[int, int] = {}
    areas: dict[int, str] = {}
    found = []
    for record in plan.records:
        if record.kind == "action" and record.number is not None:
            anchors[record.annex] = record.number
        area = fold(record.functional_area + record.sub_area)
        same_area = areas.get(record.annex) == area
        areas[record.annex] = area
        shape = {
            "shape.same_area": same_area,
            "shape.covered": record.subheading is not None,
            "shape.covers": covered[record.id] if record.kind == "subheading" else 0,
            "shape.objective": blank(record.objective),
            "shape.comments": blank(record.comments),
        }
        facts: _Facts = (*_known_facts(record), *shape.items())
        found.append(
            Traits(
                record,
                anchors.get(record.annex, 0),
                shared.setdefault(facts, facts),
                figures([record.action, record.objective, record.comments]),
                _lengths(record, usual),
            )
        )
    return found


def _known_facts(record: Record) -> Iterable[tuple[str, Hashable]]:
    yield "theme", record.theme
    for name, value in facts_of(record).items():
        if value is not None and recognised(value):
            yield name, tuple(value) if isinstance(value, list) else value


def blank(text: str | None) -> bool:
    """Whether a cell says nothing: there is none, or it is empty or a dash."""
    return text is None or not text.strip() or is_dash(text)


def figures(texts: Iterable[str | None]) -> frozenset[int]:
    """The numbers of two digits and more that the texts hold, in digits of any script."""
    found = (match for text in texts for match in _FIGURE.findall(text or ""))
    return frozenset(int(digits) for digits in found if 2 <= len(digits) <= 9)


@lru_cache(maxsize=8192)
def letters(text: str) -> int:
    """How many letters and figures a text has, those of addresses left out: no language's own."""
    return len(_NO_LETTER.sub("", without_addresses(text)))


def without_addresses(text: str) -> str:
    """The text without the addresses in it."""
    return _ADDRESS.sub(" ", text) if "://" in text or "www." in text or "@" in text else text


def _usual_length(records: Iterable[Record], name: str) -> float:
    texts = (getattr(record, name) for record in records)
    lengths = [math.log(letters(text) or 1) for text in texts if not blank(text)]
    return median(lengths) if lengths else 0.0


def _lengths(record: Record, usual: Sequence[float]) -> tuple[float | None, ...]:
    """How long each text is against what is usual in its language, None where it is blank."""
    texts = (getattr(record, name) for name in _TEXTS)
    return tuple(
        None if blank(text) else math.log(letters(text) or 1) - mean
        for text, mean in zip(texts, usual, strict=True)
    )


def _of_figures(one: frozenset[int], other: frozenset[int]) -> float:
    if not one and not other:
        return 0.0
    shared = len(one & other) / len(one | other)
    return (_FIGURES_GAIN + _FIGURES_LOSS) * shared - _FIGURES_LOSS


def _of_lengths(one: tuple[float | None, ...], other: tuple[float | None, ...]) -> float:
    total = 0.0
    for left, right in zip(one, other, strict=True):
        if left is not None and right is not None:
            weight = _LENGTH_GAIN - _LENGTH_SLOPE * abs(left - right)
            total += weight if weight > -_LENGTH_LOSS else -_LENGTH_LOSS
    return total
