"""The records of two versions in pairs: actions, then the subheadings and themes over them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from audit.diff.matching import Entry, Match, match_entries
from normalize.records import Plan, Record, Theme
from normalize.text import is_dash

# What adds to the likeness of two texts that the records have it in common, where no other
# records of the plan have it.
_OF_ACTIONS = {
    "functional_area": 0.04,
    "sub_area": 0.06,
    "subheading": 0.05,
    "objective": 0.10,
    "comments": 0.15,
}
_OF_SUBHEADINGS = {"functional_area": 0.05, "sub_area": 0.08, "comments": 0.10}
# What it adds to that of two subheadings or themes that they cover the same actions; a single one
# says little.
_COVERED, _FEW = 0.5, 2
_LAST_DIGITS = re.compile(r"\d{1,9}$")

# By index in the old version, the match in the new one.
Pairs = Mapping[int, Match]


@dataclass(frozen=True, slots=True)
class Paired:
    """Which of `plan.records` and of `plan.themes` is which, by their indexes."""

    records: Pairs
    themes: Pairs


def paired(old: Plan, new: Plan) -> Paired:
    """Which record and which theme of the old version is which of the new one."""
    actions = _of_kind(old, new, "action", _OF_ACTIONS, {})
    covering = _both_cover(_by_subheading(old), _by_subheading(new), actions)
    subheadings = _of_kind(old, new, "subheading", _OF_SUBHEADINGS, covering)
    under = _both_cover(_by_theme(old), _by_theme(new), actions)
    themes = match_entries(_theme_entries(old), _theme_entries(new), under)
    return Paired({**actions, **subheadings}, {match.old: match for match in themes})


def theme_ids(themes: Sequence[Theme]) -> list[str]:
    """The id of each theme: "theme-1", "theme-other"; a second of a name has "-2" behind it."""
    names = ["theme-other" if each.number is None else f"theme-{each.number}" for each in themes]
    seen: Counter[str] = Counter()
    ids = []
    for name in names:
        seen[name] += 1
        ids.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return ids


def _of_kind(
    old: Plan,
    new: Plan,
    kind: str,
    gains: Mapping[str, float],
    shared: Mapping[tuple[int, int], float],
) -> Pairs:
    left, right = _indexes(old, kind), _indexes(new, kind)
    at_left = {index: at for at, index in enumerate(left)}
    at_right = {index: at for at, index in enumerate(right)}
    matches = match_entries(
        _entries(old, left, gains),
        _entries(new, right, gains),
        {(at_left[i], at_right[j]): share for (i, j), share in shared.items()},
    )
    return {
        left[each.old]: Match(left[each.old], right[each.new], each.confidence) for each in matches
    }


def _indexes(plan: Plan, kind: str) -> list[int]:
    return [index for index, record in enumerate(plan.records) if record.kind == kind]


def _entries(plan: Plan, indexes: Iterable[int], gains: Mapping[str, float]) -> list[Entry]:
    subheadings = {record.id: record.action for record in plan.subheadings()}
    return [_entry(plan.records[index], subheadings, gains) for index in indexes]


def _entry(record: Record, subheadings: Mapping[str, str], gains: Mapping[str, float]) -> Entry:
    values = {
        "functional_area": record.functional_area,
        "sub_area": record.sub_area,
        "subheading": subheadings.get(record.subheading or ""),
        "objective": record.objective,
        "comments": record.comments,
    }
    return Entry(
        id=record.id,
        annex=record.annex,
        place=_place(record),
        number=record.number,
        text=record.action,
        traits={
            name: ("".join(value.split()), gains[name])
            for name, value in values.items()
            if name in gains and value and not is_dash(value)
        },
    )


def _place(record: Record) -> int:
    """Its number, or that in its id: where it stands, whatever the order of the list."""
    if record.number is not None:
        return record.number
    digits = _LAST_DIGITS.search(record.id)
    return int(digits[0]) if digits else 0


def _theme_entries(plan: Plan) -> list[Entry]:
    return [
        Entry(
            id=id_,
            annex=1,
            place=place,
            number=theme.number,
            text=theme.title,
        )
        for place, (id_, theme) in enumerate(zip(theme_ids(plan.themes), plan.themes, strict=True))
    ]


def _by_subheading(plan: Plan) -> dict[int, list[int]]:
    """By the index of each subheading, those of the actions it covers."""
    indexes = {
        record.id: index for index, record in enumerate(plan.records) if record.kind == "subheading"
    }
    covered: defaultdict[int, list[int]] = defaultdict(list)
    for index, record in enumerate(plan.records):
        if record.kind == "action" and record.subheading in indexes:
            covered[indexes[record.subheading]].append(index)
    return covered


def _by_theme(plan: Plan) -> dict[int, list[int]]:
    """By the index of each theme, those of the actions under it."""
    indexes = {theme.number: index for index, theme in enumerate(plan.themes)}
    under: defaultdict[int, list[int]] = defaultdict(list)
    for index, record in enumerate(plan.records):
        if record.kind == "action" and record.theme in indexes:
            under[indexes[record.theme]].append(index)
    return under


def _both_cover(
    old: Mapping[int, Sequence[int]], new: Mapping[int, Sequence[int]], actions: Pairs
) -> dict[tuple[int, int], float]:
    """For two that cover actions in common, what that adds to their likeness."""
    over = {action: index for index, covered in new.items() for action in covered}
    shared: Counter[tuple[int, int]] = Counter()
    for index, covered in old.items():
        for action in covered:
            if action in actions and actions[action].new in over:
                shared[index, over[actions[action].new]] += 1
    return {
        (i, j): _COVERED * count / (len(old[i]) + len(new[j]) - count) * min(1.0, count / _FEW)
        for (i, j), count in shared.items()
    }
