"""Which entry of an old version is which of the new one: pairs, each entry in one at most.

Texts decide; numbers, areas and the other columns only add to what texts say:

1. A text that stands once in each version is one record, whatever its number. These pairs also
   show by how much numbers have shifted where they stand.
2. What is left is paired by how like the texts are. What else is the same (an expected number, a
   rare comment) adds to that, but never makes up for texts that have next to nothing in common.
3. Pairs are taken from the surest down. How like two entries are is the same from both sides, so
   no two entries that are left over, or paired with others, are more like each other than like
   what they were paired with. Equal ones are settled by annex and number, so the order of the
   records in the input is nothing.
"""

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from audit.diff.likeness import Likeness
from normalize.text import fold

# What it adds that the two have something in common, where no other record has that; for what
# many have, less.
_ANNEX, _NUMBER = 0.05, 0.08
# From where on two entries are taken for one, and how like their texts must be in any case. Of the
# 4753 pairs of actions that the published plan has, 8 are more alike than 0.45, 19 than 0.3.
_ENOUGH, _LEAST_LIKE = 0.45, 0.3
# Two blank texts say neither yes nor no.
_BLANK = 0.4
# A text as short as that can be the same by chance.
_FEW_LETTERS = 4
# Of entries that wrongly share a number, as many are weighed by that alone.
_FEW_NUMBERED = 4
# Of texts that are all the same, all pairs are weighed up to so many; else those in order.
_MOST_PAIRS = 2500
# What is taken from the confidence: another annex or number; a rival that is left over.
_ELSEWHERE, _RIVAL = 0.02, 0.25
_RIVAL_RANGE = 0.2


@dataclass(frozen=True, slots=True)
class Entry:
    """What tells which record this is."""

    id: str
    annex: int
    place: int
    number: int | None
    text: str
    # By name: the value as a key, and what it adds when both have it.
    traits: Mapping[str, tuple[str, float]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The text as it is compared."""
        return fold(self.text)

    @property
    def order(self) -> tuple[int, int, str]:
        """Where it stands in the plan, however the records are listed."""
        return self.annex, self.place, self.id


@dataclass(frozen=True, slots=True)
class Match:
    """Two indexes that are one record, and how sure that is (0 to 1)."""

    old: int
    new: int
    confidence: float


@dataclass(frozen=True, slots=True)
class _Pair:
    old: int
    new: int
    likeness: float
    support: float
    distance: int


def match_entries(
    old: Sequence[Entry],
    new: Sequence[Entry],
    shared: Mapping[tuple[int, int], float] | None = None,
) -> list[Match]:
    """The pairs, in the order of the old version.

    `shared` says of two indexes what else they have in common, from 0 to 1 as part of what
    supports a pair: for a subheading, the actions that it covers. Such pairs are looked at even
    where their texts have nothing in common.
    """
    matcher = _Matcher(old, new, shared or {})
    return sorted(matcher.matches(), key=lambda match: match.old)


class _Matcher:
    def __init__(
        self,
        old: Sequence[Entry],
        new: Sequence[Entry],
        shared: Mapping[tuple[int, int], float],
    ) -> None:
        self._old, self._new, self._shared = old, new, shared
        self._old_keys = [entry.key for entry in old]
        self._new_keys = [entry.key for entry in new]
        self._rarity = _Rarity(old, new)

    def matches(self) -> Iterator[Match]:
        anchors = self._anchors()
        self._shifts = _Shifts(
            (self._old[i], self._new[j]) for i, j in anchors if self._same_annex(i, j)
        )
        for i, j in anchors:
            yield Match(i, j, self._confidence(self._pair(i, j, 1.0), 0.0))
        free_old = _without(range(len(self._old)), (i for i, _ in anchors))
        free_new = _without(range(len(self._new)), (j for _, j in anchors))
        if free_old and free_new:
            yield from self._of_the_rest(free_old, free_new)

    def _anchors(self) -> list[tuple[int, int]]:
        """Pairs with the same text, which no other entry of either version has."""
        old, new = _once(self._old_keys), _once(self._new_keys)
        return [
            (index, new[key])
            for key, index in old.items()
            if key in new and len(key) >= _FEW_LETTERS
        ]

    def _of_the_rest(self, old: Sequence[int], new: Sequence[int]) -> Iterator[Match]:
        likeness = Likeness(
            [entry.text for entry in self._old], [entry.text for entry in self._new]
        )
        pairs = [
            self._pair(i, j, self._alike(i, j, likeness))
            for i, j in sorted(self._candidates(old, new, likeness))
        ]
        pairs = [pair for pair in pairs if pair.likeness >= _ENOUGH]
        pairs.sort(key=self._rank)
        taken_old: dict[int, _Pair] = {}
        taken_new: dict[int, _Pair] = {}
        for pair in pairs:
            if pair.old not in taken_old and pair.new not in taken_new:
                taken_old[pair.old] = taken_new[pair.new] = pair
        rivals = self._rivals(pairs, taken_old, taken_new)
        for pair in taken_old.values():
            yield Match(pair.old, pair.new, self._confidence(pair, rivals[pair.old]))

    def _candidates(
        self, old: Sequence[int], new: Sequence[int], likeness: Likeness
    ) -> set[tuple[int, int]]:
        """The pairs that are worth weighing."""
        free_old, free_new = set(old), set(new)
        found = {(i, j) for i, j in self._shared if i in free_old and j in free_new} | set(
            likeness.candidates(old, new)
        )
        found |= set(self._with_the_same_text(old, new))
        numbered = defaultdict(list)
        for j in new:
            numbered[self._new[j].annex, self._new[j].number].append(j)
        for i in old:
            entry = self._old[i]
            if entry.number is not None:
                for number in {entry.number, self._shifts.expected(entry)}:
                    found |= {(i, j) for j in numbered[entry.annex, number][:_FEW_NUMBERED]}
        return found

    def _with_the_same_text(
        self, old: Sequence[int], new: Sequence[int]
    ) -> Iterator[tuple[int, int]]:
        ours, theirs = _grouped(self._old_keys, old), _grouped(self._new_keys, new)
        for key in ours.keys() & theirs.keys():
            left = sorted(ours[key], key=lambda i: self._old[i].order)
            right = sorted(theirs[key], key=lambda j: self._new[j].order)
            if len(left) * len(right) <= _MOST_PAIRS:
                yield from ((i, j) for i in left for j in right)
            else:
                places = {(self._new[j].annex, self._new[j].place): j for j in right}
                here = ((i, (self._old[i].annex, self._old[i].place)) for i in left)
                yield from ((i, places[place]) for i, place in here if place in places)
                yield from zip(left, right, strict=False)

    def _alike(self, i: int, j: int, likeness: Likeness) -> float:
        if self._old_keys[i] == self._new_keys[j]:
            return 1.0 if self._old_keys[i].strip("-") else _BLANK
        return likeness.of(i, j)

    def _pair(self, i: int, j: int, alike: float) -> _Pair:
        old, new = self._old[i], self._new[j]
        shared = self._shared.get((i, j), 0.0)
        support = shared + self._rarity.support(old, new)
        if old.annex == new.annex:
            support += _ANNEX
        if self._number_fits(old, new):
            support += _NUMBER
        support = min(support, 0.9)
        enough = alike >= _LEAST_LIKE or shared > 0
        return _Pair(
            i,
            j,
            alike + (1 - alike) * support if enough else 0.0,
            support,
            abs(self._shifts.expected(old) - new.place) if old.annex == new.annex else 10**9,
        )

    def _number_fits(self, old: Entry, new: Entry) -> bool:
        if old.number is None or new.number is None or old.annex != new.annex:
            return False
        return new.number in (old.number, self._shifts.expected(old))

    def _rank(self, pair: _Pair) -> tuple[object, ...]:
        old, new = self._old[pair.old], self._new[pair.new]
        # Rounded: what differs in the last digits is as like as the other.
        likeness, support = round(pair.likeness, 6), round(pair.support, 6)
        elsewhere = old.annex != new.annex
        return -likeness, elsewhere, -support, pair.distance, old.order, new.order

    def _confidence(self, pair: _Pair, rival: float) -> float:
        """How sure the pair is; less so where one that was left over is nearly as like."""
        old, new = self._old[pair.old], self._new[pair.new]
        sure = pair.likeness
        if old.annex != new.annex:
            sure -= _ELSEWHERE
        if old.number is not None and not self._number_fits(old, new):
            sure -= _ELSEWHERE
        near = 1 - (pair.likeness - rival) / _RIVAL_RANGE
        sure *= 1 - _RIVAL * max(0.0, min(1.0, near))
        # Never rounded up to certainty.
        return 1.0 if sure == 1 else min(round(max(0.0, sure), 2), 0.99)

    def _rivals(
        self, pairs: Iterable[_Pair], old: Mapping[int, _Pair], new: Mapping[int, _Pair]
    ) -> Mapping[int, float]:
        """For each old entry that was paired, how like the best is that one of both lost."""
        best: defaultdict[int, float] = defaultdict(float)
        for pair in pairs:
            if pair.old not in old:
                of = new[pair.new].old
            elif pair.new not in new:
                of = pair.old
            else:
                continue
            best[of] = max(best[of], pair.likeness)
        return best

    def _same_annex(self, i: int, j: int) -> bool:
        return self._old[i].annex == self._new[j].annex


class _Rarity:
    """What it says that two entries have a trait in common: the more, the fewer have it."""

    def __init__(self, old: Sequence[Entry], new: Sequence[Entry]) -> None:
        self._counts = [
            Counter((name, value) for entry in side for name, (value, _) in entry.traits.items())
            for side in (old, new)
        ]
        self._total = max(len(old), len(new), 1)

    def support(self, old: Entry, new: Entry) -> float:
        """What the traits add that both have."""
        total = 0.0
        for name, (value, gain) in old.traits.items():
            if value and name in new.traits and new.traits[name][0] == value:
                count = max(count[name, value] for count in self._counts)
                total += gain * math.log(1 + self._total / count) / math.log(1 + self._total)
        return total


class _Shifts:
    """By how much numbers have moved, told by the pairs that are sure."""

    def __init__(self, pairs: Iterable[tuple[Entry, Entry]]) -> None:
        found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for old, new in pairs:
            found[old.annex].append((old.place, new.place - old.place))
        self._found = {annex: sorted(each) for annex, each in found.items()}

    def expected(self, old: Entry) -> int:
        """Where the entry would be: moved by as much as the sure one before it, else after it."""
        found = self._found.get(old.annex)
        if not found:
            return old.place
        at = bisect_right(found, (old.place, 10**9))
        return old.place + found[max(0, at - 1)][1]


def _once(keys: Sequence[str]) -> dict[str, int]:
    """The index of each key that is there once."""
    counts = Counter(keys)
    return {key: index for index, key in enumerate(keys) if counts[key] == 1}


def _grouped(keys: Sequence[str], indexes: Iterable[int]) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    for index in indexes:
        groups.setdefault(keys[index], []).append(index)
    return groups


def _without(indexes: Iterable[int], taken: Iterable[int]) -> list[int]:
    gone = set(taken)
    return [index for index in indexes if index not in gone]
