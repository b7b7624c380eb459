"""Where each change stands in the list: in the order of the new version.

What was removed stands behind what it stood behind in the old version, as far as that is still in
the same annex.
"""

from collections.abc import Mapping

from audit.diff.matching import Match
from normalize.records import Plan

# The index in the new version, whether before (-1), at (0) or behind it (1), and the order there.
Place = tuple[int, int, int]


def place_in_new(index: int) -> Place:
    """The place of what the new version has."""
    return index, 0, 0


def removed_places(old: Plan, new: Plan, pairs: Mapping[int, Match]) -> dict[int, Place]:
    """By index in the old version, the place of each record that the new one has not."""
    last: dict[int, int] = {}
    places: dict[int, Place] = {}
    for index, record in enumerate(old.records):
        if index not in pairs:
            behind = last.get(record.annex)
            if behind is None:
                places[index] = (_first_of(new, record.annex), -1, index)
            else:
                places[index] = (behind, 1, index)
        elif new.records[pairs[index].new].annex == record.annex:
            last[record.annex] = pairs[index].new
    return places


def _first_of(plan: Plan, annex: int) -> int:
    """The index of the annex's first record, or of what would follow that."""
    found = (index for index, record in enumerate(plan.records) if record.annex >= annex)
    return next(found, len(plan.records))


def removed_theme_places(count: int, pairs: Mapping[int, Match]) -> dict[int, Place]:
    """The same for themes, of which the old version has so many."""
    last = -1
    places: dict[int, Place] = {}
    for index in range(count):
        if index in pairs:
            last = pairs[index].new
        else:
            places[index] = (last, 1, index)
    return places
