"""Tables whose cells are told apart by shading: second evidence, where rules are missing.

Fills that stand side by side and one below the other with edges in common make a grid of at least
two by two. Within a grid of rules fills make no columns, and neither does a fill that is inset in
another (paragraph shading); only two or more stripes over the whole width of one ruled row part it
into rows. Rows without shading between shaded ones are rows too.
"""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.pdf.display import Box

# Points. Fills up to GAP apart stand side by side, and edges as near as that are one.
GAP = 6.0
_SNAP = 2.0
_SMALLEST = 7.0
_MOST_FILLS = 1_000
# How many times as high as the higher of two shaded rows one without shading between them may be.
_HIGHEST = 3.0
# The share of a ruled row's width that a stripe covers.
_WHOLE = 0.9


@dataclass(frozen=True, slots=True)
class ShadedGrid:
    """Fills that make a grid, and the positions of its columns and rows."""

    fills: list[Box]
    xs: list[float]
    ys: list[float]


def shaded_grids(fills: Sequence[Box], taken: Sequence[Box]) -> list[ShadedGrid]:
    """The grids that fills make outside those that rules make, whose outlines are `taken`."""
    found = []
    for group in _groups(_cells(fills, taken)):
        xs = _clusters([side for box in group for side in (box[0], box[2])])
        ys = _clusters([side for box in group for side in (box[1], box[3])])
        if _lines_up(group, xs, ys):
            found.append(ShadedGrid(group, xs, ys))
    return found


def stripe_edges(fills: Sequence[Box], row: Box) -> list[float]:
    """The heights at which stripes part a ruled row; none for fewer than two stripes."""
    x0, top, x1, bottom = row
    widths: dict[tuple[float, float], float] = {}
    for box in fills:
        if box[1] >= top - _SNAP and box[3] <= bottom + _SNAP and box[3] - box[1] >= _SMALLEST:
            left, right = max(box[0], x0), min(box[2], x1)
            at = round(box[1], 1), round(box[3], 1)
            widths[at] = widths.get(at, 0.0) + max(right - left, 0.0)
    stripes = sorted(at for at, width in widths.items() if width >= _WHOLE * (x1 - x0))
    apart = all(below[0] >= above[1] - _SNAP for above, below in itertools.pairwise(stripes))
    if len(stripes) < 2 or not apart:
        return []
    edges = _clusters([side for stripe in stripes for side in stripe])
    return [edge for edge in edges if top + GAP < edge < bottom - GAP]


def _cells(fills: Sequence[Box], taken: Sequence[Box]) -> list[Box]:
    """The fills that may be cells: outside what is taken, each once, backgrounds left out."""
    found = {
        box
        for box in fills
        if box[2] - box[0] >= _SMALLEST
        and box[3] - box[1] >= _SMALLEST
        and not any(_near(box, grid, 0.0) for grid in taken)
    }
    if not 3 <= len(found) <= _MOST_FILLS:
        return []
    dropped: set[Box] = set()
    for outer in sorted(found, key=_area, reverse=True):
        inner = [box for box in found - dropped if box != outer and _holds(outer, box)]
        if inner and outer not in dropped:
            dropped.update([outer] if _is_background(outer, inner) else inner)
    return sorted(found - dropped, key=lambda box: (box[1], box[0]))


def _is_background(outer: Box, inner: Sequence[Box]) -> bool:
    """Whether several fills reach both sides of one that holds them; paragraphs are inset."""
    return (
        len({(round(box[0]), round(box[1])) for box in inner}) > 1
        and min(box[0] for box in inner) - outer[0] <= _SNAP
        and outer[2] - max(box[2] for box in inner) <= _SNAP
    )


def _groups(fills: Sequence[Box]) -> list[list[Box]]:
    """The fills in groups that may be tables: near each other, or one above the other in line."""
    near = _joined([[box] for box in fills], lambda one, other: _near(one[0], other[0], GAP))
    return _joined(near, _in_line)


def _joined(
    groups: Sequence[list[Box]], belong: Callable[[list[Box], list[Box]], bool]
) -> list[list[Box]]:
    """The groups, with those as one that belong together, directly or through others."""
    parent = list(range(len(groups)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for one, other in itertools.combinations(range(len(groups)), 2):
        if belong(groups[one], groups[other]):
            parent[root(other)] = root(one)
    joined: dict[int, list[Box]] = {}
    for index, group in enumerate(groups):
        joined.setdefault(root(index), []).extend(group)
    return list(joined.values())


def _lines_up(group: Sequence[Box], xs: Sequence[float], ys: Sequence[float]) -> bool:
    """Whether fills line up into a grid of two by two or more.

    Each row begins or ends with edges over half the width, or else parts what stands above it from
    as much below, as in a heading over several columns; and two fills at least stand side by side.
    The bars of a chart do neither.
    """
    if len(xs) < 3 or len(ys) < 3:
        return False
    half = (xs[-1] - xs[0]) / 2
    for y in ys:
        begins = sum(box[2] - box[0] for box in group if abs(box[1] - y) <= GAP)
        ends = sum(box[2] - box[0] for box in group if abs(box[3] - y) <= GAP)
        parts = begins > 0 and abs(begins - ends) <= GAP
        if max(begins, ends) < half and not parts:
            return False
    return True


def _clusters(values: Sequence[float]) -> list[float]:
    """Values nearer than GAP to the least of a cluster as one: the middle of what it spans."""
    clusters: list[list[float]] = []
    for value in sorted(values):
        if clusters and value - clusters[-1][0] <= GAP:
            clusters[-1].append(value)
        else:
            clusters.append([value])
    return [(cluster[0] + cluster[-1]) / 2 for cluster in clusters]


def _near(one: Box, other: Box, gap: float) -> bool:
    return (
        one[0] < other[2] + gap
        and other[0] < one[2] + gap
        and one[1] < other[3] + gap
        and other[1] < one[3] + gap
    )


def _in_line(one: Sequence[Box], other: Sequence[Box]) -> bool:
    """Whether two groups of one width stand above each other, as rows that are shaded in turn.

    Two tables below each other do so too, but have no columns in common.
    """
    (x0, top, x1, bottom), (left, high, right, low) = _outline(one), _outline(other)
    height = max(box[3] - box[1] for box in (*one, *other))
    return (
        abs(x0 - left) <= _SNAP
        and abs(x1 - right) <= _SNAP
        and max(top, high) - min(bottom, low) <= _HIGHEST * height
        and _share_columns(one, other)
    )


def _share_columns(one: Sequence[Box], other: Sequence[Box]) -> bool:
    """Whether half of the inner edges of that with fewer are the other's: some cells are merged."""
    few, many = sorted((_inner_edges(one), _inner_edges(other)), key=len)
    return 2 * sum(any(abs(x - edge) <= GAP for edge in many) for x in few) >= len(few)


def _inner_edges(boxes: Sequence[Box]) -> list[float]:
    return _clusters([side for box in boxes for side in (box[0], box[2])])[1:-1]


def _outline(boxes: Sequence[Box]) -> Box:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] - _SNAP <= inner[0]
        and outer[1] - _SNAP <= inner[1]
        and outer[2] + _SNAP >= inner[2]
        and outer[3] + _SNAP >= inner[3]
    )


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
