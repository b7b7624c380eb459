"""Which records of several languages are the same row of the plan.

Rows keep their order in every language, so each annex is aligned as a sequence. Numbers count by
how they change: a row whose number differs by as much as that of the row before is no surprise, so
a language whose numbers are shifted from some row on is one difference and not fifty, and a row
that one language lacks shifts nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from audit.align.evidence import Evidence, Traits
from normalize.records import Plan, Record

# What it costs, in the evidence's own measure, that only one side has a row, and that numbers
# begin to differ. A wrong number in one row (twice a shift) must be likelier than two lone rows.
_LONE, _SHIFT = 6.0, 4.0


@dataclass(slots=True)
class Row:
    """One row of the plan: its record in each language that has it."""

    annex: int
    records: dict[str, Record]
    first: Traits = field(repr=False)

    @property
    def kind(self) -> str:
        """`action` or `subheading`, the same in every language."""
        return self.first.record.kind


def aligned_rows(plans: Mapping[str, Plan]) -> list[Row]:
    """The rows of all plans, annex by annex, in document order."""
    evidence = Evidence(list(plans.values()))
    annexes = sorted({record.annex for plan in plans.values() for record in plan.records})
    return [row for annex in annexes for row in _annex_rows(plans, annex, evidence)]


def _annex_rows(plans: Mapping[str, Plan], annex: int, evidence: Evidence) -> list[Row]:
    rows: list[Row] = []
    for language, plan in plans.items():
        rows = _joined(rows, language, evidence.traits(plan, annex), evidence)
    return rows


def _joined(
    rows: Sequence[Row], language: str, found: Sequence[Traits], evidence: Evidence
) -> list[Row]:
    """The rows with the records of one more language, each in its row or in a new one."""
    joined: list[Row] = []
    for index, other in _pairs([row.first for row in rows], found, evidence):
        if index is not None:
            row = rows[index]
            if other is not None:
                row.records[language] = found[other].record
        else:
            assert other is not None
            new = found[other]
            row = Row(new.record.annex, {language: new.record}, new)
        joined.append(row)
    return joined


class _Best(NamedTuple):
    """The best way to a cell that ends in a certain step, and the step before it."""

    score: float
    before: int


# The steps: both sides have the row, only the rows so far have it, only the new language has it.
_BOTH, _LEFT, _RIGHT = range(3)
_MOVES = {_BOTH: (1, 1), _LEFT: (1, 0), _RIGHT: (0, 1)}
_NONE = _Best(float("-inf"), _BOTH)
_NOWHERE = (_NONE, _NONE, _NONE)
# By how many rows the languages may lie apart, beyond what one has more than the other.
_FARTHEST = 100

_Line = dict[int, tuple[_Best, _Best, _Best]]


def _pairs(
    left: Sequence[Traits], right: Sequence[Traits], evidence: Evidence
) -> list[tuple[int | None, int | None]]:
    """The most likely alignment of two sequences: pairs of indexes, None where one lacks a row."""
    table = _table(left, right, evidence)
    i, j = len(left), len(right)
    step = _likeliest([each.score for each in table[i][j]])
    pairs: list[tuple[int | None, int | None]] = []
    while i or j:
        before = table[i][j][step].before
        down, across = _MOVES[step]
        pairs.append((i - 1 if down else None, j - 1 if across else None))
        i, j, step = i - down, j - across, before
    return pairs[::-1]


def _table(left: Sequence[Traits], right: Sequence[Traits], evidence: Evidence) -> list[_Line]:
    """For each pair of lengths, the best alignment that ends in each of the three steps.

    Pairs far from where both begin and end together are left out, so that the time for a plan of
    thousands of rows does not grow with their square.
    """
    more = len(right) - len(left)
    table: list[_Line] = []
    for i in range(len(left) + 1):
        line: _Line = {}
        table.append(line)
        first = max(0, i + min(0, more) - _FARTHEST)
        last = min(len(right), i + max(0, more) + _FARTHEST)
        for j in range(first, last + 1):
            if not i and not j:
                line[j] = (_Best(0.0, _BOTH), _NONE, _NONE)
                continue
            line[j] = (
                _match(table, i, j, left, right, evidence) if i and j else _NONE,
                _lone(table[i - 1].get(j, _NOWHERE)) if i else _NONE,
                _lone(line.get(j - 1, _NOWHERE)) if j else _NONE,
            )
    return table


def _match(
    table: Sequence[_Line],
    i: int,
    j: int,
    left: Sequence[Traits],
    right: Sequence[Traits],
    evidence: Evidence,
) -> _Best:
    one, other = left[i - 1], right[j - 1]
    weight = evidence.weigh(one, other)
    if weight is None:
        return _NONE
    shift = other.anchor - one.anchor
    earlier = right[j - 2].anchor - left[i - 2].anchor if i > 1 and j > 1 else 0
    after_pair = _SHIFT if shift != earlier else 0.0
    # How numbers differed before a lone row is not known here; most often they did not.
    after_lone = _SHIFT if shift else 0.0
    both, lone_left, lone_right = table[i - 1].get(j - 1, _NOWHERE)
    scores = [
        both.score - after_pair,
        lone_left.score - after_lone,
        lone_right.score - after_lone,
    ]
    before = _likeliest(scores)
    return _Best(scores[before] + weight, before)


def _lone(cell: Sequence[_Best]) -> _Best:
    before = _likeliest([each.score for each in cell])
    return _Best(cell[before].score - _LONE, before)


def _likeliest(scores: Sequence[float]) -> int:
    """The step with the best score; of equal ones the first, so that rows are kept together."""
    return scores.index(max(scores))
