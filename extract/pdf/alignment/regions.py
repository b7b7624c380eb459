"""Runs of lines on a page that may be a table."""

import re
from collections.abc import Sequence
from itertools import compress, pairwise

from extract.pdf.alignment.columns import Columns
from extract.pdf.alignment.prose import prose_lines
from extract.pdf.alignment.words import TextLine
from extract.pdf.characters import Characters
from extract.pdf.lattice import Line

# Shares of a line's height: white space above which a table ends, and above which a line over
# the first row of several texts isn't part of its header.
_APART = 1.9
_HEADER_APART = 0.9
# How far below its text a row's rule may stand.
_UNDER = 2.0
_INDENT = 2.0
# A text wider than this share of the lines around it isn't that of one cell.
_LONG = 0.6
_BEYOND = 0.25
_MOST_SINGLE = 3
# A gap in a caption is no wider than this share of its height.
_STRETCHED = 1.4
_FEWEST_RULES = 4
# So few lines between two rules may be a table's headings.
_MOST_HEADINGS = 4
# A line that fills at most one column in this many is no row.
_FEW = 3
_CAPTION = re.compile(
    r"(?:Table|Tableau|Tabla|Cuadro|Tabelle|Figure|Chart|Graph|Box|Таблица|Рисунок|جدول|表|图)"
    r"\s?[A-Z]?[.\d]*\d\b.*",
    re.IGNORECASE,
)


def find_regions(
    lines: Sequence[TextLine],
    rules: Sequence[Line],
    characters: Characters,
    stripes: Sequence[Sequence[Line]] = (),
    *,
    goes_on: bool = False,
) -> list[list[TextLine]]:
    """The runs of lines that may be tables, from top to bottom; each begins with its header.

    `stripes` are the edges of each table's shaded rows: the last lines of a row belong to it.
    `goes_on` says that the page before ended in a table. Two full-width rules with lines between
    them that are mostly parted hold these lines together.
    """
    prose = prose_lines(lines)
    bands = _bands(lines, rules, prose)
    regions: list[list[TextLine]] = []
    index = 0
    while index < len(lines):
        if len(lines[index].segments) < 2 or (prose[index] and not bands[index]):
            index += 1
            continue
        first, last = _grow(lines, index, bands, prose, rules, characters)
        last = _to_row_end(lines, last, stripes)
        band = bands[index]
        floor = band[0] if band else -1.0
        while (
            first
            and not prose[first - 1]
            and _is_header(lines, first, last, floor, rules, goes_on=goes_on)
        ):
            first -= 1
        regions.append(list(lines[first : last + 1]))
        index = last + 1
    return regions


def trim(
    lines: Sequence[TextLine], columns: Columns, characters: Characters, rules: Sequence[float]
) -> list[TextLine]:
    """The lines without captions, and without heads and notes that white space parts from them.

    `rules` are the heights of rules over the whole width: what stands between two is no note.
    """
    kept = list(lines)
    while len(kept) > 2 and _is_caption(kept[0], characters):
        kept.pop(0)
    while len(kept) > 2 and _is_apart(kept[0], kept[1], kept[0], columns):
        kept.pop(0)
    while len(kept) > 2 and _is_apart(kept[-2], kept[-1], kept[-1], columns):
        reach = kept[-1].bottom + _UNDER * kept[-1].height
        ruled = any(kept[-2].middle < at < kept[-1].middle for at in rules)
        if ruled and any(kept[-1].middle < at < reach for at in rules):
            break
        kept.pop()
    return kept


def _is_apart(upper: TextLine, lower: TextLine, outer: TextLine, columns: Columns) -> bool:
    """Whether the outer one of two lines fills few columns and stands apart from the other."""
    filled = 1 if len(outer.segments) == 1 else len(columns.filled(outer))
    return lower.top - upper.bottom > _HEADER_APART * outer.height and filled * _FEW <= len(columns)


def _bands(
    lines: Sequence[TextLine], rules: Sequence[Line], prose: Sequence[bool]
) -> list[tuple[float, float] | None]:
    """For each line, the rules over and under the table it stands in, None where none show it."""
    bands: list[tuple[float, float] | None] = [None] * len(lines)
    for top, bottom in _outer_rules(rules, [line.middle for line in compress(lines, prose)]):
        inside = [index for index, line in enumerate(lines) if top < line.middle < bottom]
        parted = sum(len(lines[index].segments) > 1 for index in inside)
        if parted * 5 >= len(inside) * 2 and parted > 1:
            for index in inside:
                bands[index] = bands[index] or (top, bottom)
    return bands


def _outer_rules(rules: Sequence[Line], prose: Sequence[float]) -> list[tuple[float, float]]:
    """Top and bottom of each group of rules that begin and end at the same places.

    Running text stands between tables; `prose` are its heights.
    """
    groups: list[list[Line]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        for group in groups:
            if any(group[-1].at < at < rule.at for at in prose):
                continue
            if abs(group[0].start - rule.start) < 4 and abs(group[0].end - rule.end) < 4:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [(group[0].at, group[-1].at) for group in groups if len(group) > 1]


def _grow(
    lines: Sequence[TextLine],
    index: int,
    bands: Sequence[tuple[float, float] | None],
    prose: Sequence[bool],
    rules: Sequence[Line],
    characters: Characters,
) -> tuple[int, int]:
    """First and last line of the region around a parted line."""
    first = last = index
    band = bands[index]
    if band:
        while first and bands[first - 1] == band:
            first -= 1
    x0, x1 = lines[index].x0, lines[index].x1
    single = 0
    for at in range(index + 1, len(lines)):
        line, before = lines[at], lines[at - 1]
        if band and bands[at] == band:
            last = at
            continue
        if bands[at] or (band and not _runs_on(lines, at, rules, band)):
            break
        band = None
        if prose[at]:
            break
        if line.top - before.bottom > _APART * before.height:
            break
        if _begins_another(lines, index, at, characters):
            break
        if len(line.segments) > 1:
            last, single = at, 0
            x0, x1 = min(x0, line.x0), max(x1, line.x1)
        elif _is_inner(line, x0, x1):
            last = at if line.top - before.bottom < _LONG * line.height else last
        elif _is_ruled_row(line, before, rules, x0, x1):
            last, single = at, 0
        else:
            single += 1
            wide = line.x1 - line.x0 > _LONG * (x1 - x0)
            if single > (1 if wide else _MOST_SINGLE):
                break
    return first, last


def _to_row_end(lines: Sequence[TextLine], last: int, stripes: Sequence[Sequence[Line]]) -> int:
    """The last line of the shaded row, or of that between two, in which a line stands."""
    line = lines[last]
    for upper, lower in (pair for edges in stripes for pair in pairwise(edges)):
        if upper.at < line.middle < lower.at and upper.start < line.x1 and line.x0 < upper.end:
            while last + 1 < len(lines) and lines[last + 1].middle < lower.at:
                last += 1
            break
    return last


def _is_ruled_row(
    line: TextLine, before: TextLine, rules: Sequence[Line], x0: float, x1: float
) -> bool:
    """Whether a rule over the whole width parts a line from the one before, and one ends it."""
    full = [rule.at for rule in rules if _is_full(rule, x0, x1)]
    return any(before.middle < at < line.middle for at in full) and any(
        line.middle < at < line.bottom + _UNDER * line.height for at in full
    )


def _runs_on(
    lines: Sequence[TextLine], at: int, rules: Sequence[Line], band: tuple[float, float]
) -> bool:
    """Whether a table with rules between its rows goes on under the last one."""
    near = lines[at].top - lines[at - 1].bottom <= _HEADER_APART * lines[at].height
    if not near:
        return False
    inside = sum(band[0] <= rule.at <= band[1] for rule in rules)
    if sum(band[0] < line.middle < band[1] for line in lines) <= _MOST_HEADINGS:
        # Rules over and under the headings only; the first row may begin with a title.
        return any(len(line.segments) > 1 for line in lines[at : at + _MOST_SINGLE])
    return inside >= _FEWEST_RULES and len(lines[at].segments) > 1


def _begins_another(lines: Sequence[TextLine], first: int, at: int, characters: Characters) -> bool:
    """Whether a line is a table's caption or title: one with a number, or over the header again."""
    line = lines[at]
    if _is_caption(line, characters):
        return True
    if len(line.segments) > 1:
        return False
    if line.x0 > lines[first].x0 + line.height:
        return False
    return at + 1 < len(lines) and _texts(lines[at + 1], characters) == _texts(
        lines[first], characters
    )


def _is_caption(line: TextLine, characters: Characters) -> bool:
    gaps = (right.x0 - left.x1 for left, right in pairwise(line.segments))
    if any(gap > _STRETCHED * line.height for gap in gaps):
        return False
    return bool(_CAPTION.fullmatch(" ".join(_texts(line, characters))))


def _texts(line: TextLine, characters: Characters) -> list[str]:
    return [segment.text(characters) for segment in line.segments]


def _is_inner(line: TextLine, x0: float, x1: float) -> bool:
    """Whether a text could be that of a cell behind the first column."""
    return (
        line.x0 > x0 + _INDENT * line.height
        and line.x1 <= x1 + _BEYOND * (x1 - x0)
        and line.x1 - line.x0 < _LONG * (x1 - x0)
    )


def _is_header(
    lines: Sequence[TextLine],
    first: int,
    last: int,
    floor: float,
    rules: Sequence[Line],
    *,
    goes_on: bool,
) -> bool:
    """Whether the line above a region is part of its header: a heading over inner columns."""
    line, below = lines[first - 1], lines[first]
    x0 = min(one.x0 for one in lines[first : last + 1])
    x1 = max(one.x1 for one in lines[first : last + 1])
    if len(line.segments) > 1 or line.middle < floor:
        return False
    if below.top - line.bottom > _HEADER_APART * line.height:
        return False
    if any(line.middle < rule.at < below.middle and _is_full(rule, x0, x1) for rule in rules):
        return False
    if goes_on and abs(line.x0 - x0) < 2 and first == 1:
        return True
    centred = abs(line.x0 + line.x1 - x0 - x1) < 0.06 * (x1 - x0)
    return _is_inner(line, x0, x1) and not centred


def _is_full(rule: Line, x0: float, x1: float) -> bool:
    """Whether a rule runs over the whole width of a table."""
    return rule.start <= x0 + 0.1 * (x1 - x0) and rule.end >= x1 - 0.1 * (x1 - x0)


def full_rules(rules: Sequence[Line], lines: Sequence[TextLine]) -> list[float]:
    """The heights of the rules that run over the whole width of some lines, from top to bottom."""
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    return sorted(rule.at for rule in rules if _is_full(rule, x0, x1))
