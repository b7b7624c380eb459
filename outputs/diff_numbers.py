"""Renumbered records in runs, as one that is removed gives all behind it another number."""

from collections.abc import Iterable
from dataclasses import dataclass

from audit.diff.model import Change


@dataclass(slots=True)
class NumberRun:
    """Changes one behind the other, whose ids all moved by as much."""

    changes: list[Change]

    @property
    def old(self) -> str:
        """The old id, or the first and the last."""
        return _span([change.old or "" for change in self.changes])

    @property
    def new(self) -> str:
        """The new id, or the first and the last."""
        return _span([change.new or "" for change in self.changes])

    @property
    def confidence(self) -> float:
        """That of the least sure of them."""
        return min(change.confidence for change in self.changes)


def number_runs(changes: Iterable[Change]) -> list[NumberRun]:
    """The changes, those in one run where both ids go on by one."""
    runs: list[NumberRun] = []
    for change in changes:
        if runs and _follows(runs[-1].changes[-1], change):
            runs[-1].changes.append(change)
        else:
            runs.append(NumberRun([change]))
    return runs


def _follows(before: Change, change: Change) -> bool:
    pairs = ((before.old, change.old), (before.new, change.new))
    return before.kind == change.kind and all(_next(one) == other for one, other in pairs)


def _next(id_: str | None) -> str | None:
    """The id behind this one: "A1-13" behind "A1-12"; None where it ends in no number."""
    head, _, number = (id_ or "").rpartition("-")
    return f"{head}-{int(number) + 1}" if number.isdecimal() and number.isascii() else None


def _span(ids: list[str]) -> str:
    return ids[0] if len(ids) == 1 else f"{ids[0]} to {ids[-1]}"
