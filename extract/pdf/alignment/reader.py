"""A page's aligned tables, and the text that stands in none of them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extract.document import Place, Table
from extract.pdf.alignment.baselines import Baselines
from extract.pdf.alignment.cells import make_cells, outline
from extract.pdf.alignment.columns import MOST_RULED, Columns, find_columns, parted_by
from extract.pdf.alignment.gates import is_table
from extract.pdf.alignment.regions import find_regions, full_rules, trim
from extract.pdf.alignment.rows import RowFinder
from extract.pdf.alignment.spans import find_spans
from extract.pdf.alignment.words import Segment, TextLine, words_of
from extract.pdf.alignment.zones import find_zones
from extract.pdf.characters import Characters, Run
from extract.pdf.display import Box
from extract.pdf.lattice import Line, merge_lines
from extract.pdf.turning import as_read, mirrored_boxes, mirrored_characters, mirrored_table

_FEWEST_BOUNDING = 2
# A page with more horizontal rules than this is a drawing; so many are looked at.
_MOST_RULES = 1_000


@dataclass(frozen=True, slots=True)
class Hint:
    """The columns of a table at the end of a page, for its part on the next one.

    `from_right` says that they count from the right of a mirrored page.
    """

    columns: Columns
    from_right: bool = False


@dataclass(slots=True)
class AlignedTables:
    """What was found on a page: tables from top to bottom, the runs that stand in none, a hint.

    `hint` has the columns of the last table.
    """

    tables: list[Table] = field(default_factory=list)
    outside: list[Run] = field(default_factory=list)
    hint: Hint | None = None


def read_aligned_tables(
    characters: Characters,
    spans: Iterable[tuple[int, int]],
    rules: Sequence[Box],
    page: int,
    baselines: Baselines,
    hint: Hint | None = None,
    down: Sequence[Line] = (),
    stripes: Sequence[Sequence[Line]] = (),
) -> AlignedTables:
    """The tables among spans of characters, each on one line.

    `rules` are the boxes of the page's horizontal rules, `hint` what the page before ended with,
    `down` vertical rules that headings may stand between, `stripes` the edges of shaded rows, each
    table's from top to bottom. A page that is read from the right is read in a mirror.
    """
    glyphs = characters.page
    from_right = glyphs is not None and glyphs.direction == "rtl"
    if hint is not None and hint.from_right is not from_right:
        hint = None
    if glyphs is None or not from_right:
        return _read(characters, spans, rules, page, baselines, hint, down, stripes)
    width = glyphs.width
    mirror = mirrored_characters(characters, width)
    across = mirrored_boxes(rules, width)
    down = [Line(width - one.at, one.start, one.end) for one in down]
    stripes = [
        [Line(one.at, width - one.end, width - one.start) for one in edges] for edges in stripes
    ]
    found = _read(mirror, spans, across, page, baselines, hint, down, stripes)
    found.tables = [
        as_read(mirrored_table(table, width), from_right=True) for table in found.tables
    ]
    found.outside = [characters.run(run.start, run.end) for run in found.outside]
    if found.hint is not None:
        found.hint = Hint(found.hint.columns, from_right=True)
    return found


def _read(
    characters: Characters,
    spans: Iterable[tuple[int, int]],
    rules: Sequence[Box],
    page: int,
    baselines: Baselines,
    hint: Hint | None,
    down: Sequence[Line],
    stripes: Sequence[Sequence[Line]],
) -> AlignedTables:
    spans = list(spans)
    found = AlignedTables()
    pieces = merge_lines(((box[1] + box[3]) / 2, box[0], box[2]) for box in rules)
    pieces = pieces[:_MOST_RULES]
    used: set[int] = set()
    edges = [line for of_table in stripes for line in of_table]
    for zone in find_zones(words_of(characters, spans, baselines), pieces):
        for region in find_regions(
            zone.lines, zone.rules, characters, stripes, goes_on=hint is not None
        ):
            known = hint.columns if hint is not None and not found.tables else None
            made = _table(region, (zone.rules, down, edges), characters, page, known)
            if made is not None:
                table, columns, lines = made
                found.tables.append(table)
                found.hint = Hint(columns)
                used.update(word.start for line in lines for word in line.words + line.leaders)
    if found.tables:
        found.outside = _outside(characters, spans, used, baselines)
    return found


def _table(
    region: Sequence[TextLine],
    ruling: tuple[Sequence[Line], Sequence[Line], Sequence[Line]],
    characters: Characters,
    page: int,
    known: Columns | None,
) -> tuple[Table, Columns, Sequence[TextLine]] | None:
    """The table that a region makes, with its columns and lines; None where it makes none.

    `ruling` has the horizontal rules, the vertical ones and the edges of stripes.
    """
    rules, down, stripes = ruling
    full = full_rules(rules, region)
    under = next((at for at in full if region[0].middle < at < region[-1].middle), None)
    columns = find_columns(region, known, under)
    if columns is None:
        return None
    trimmed = trim(region, columns, characters, full)
    if len(trimmed) < len(region):
        return _table(trimmed, ruling, characters, page, known)
    region = parted_by(columns, region)
    full = full_rules(rules, region)
    near = region[0].top - region[0].height, region[-1].bottom + region[-1].height
    own = [at for at in full if near[0] <= at <= near[1]]
    partial = [rule for rule in rules if rule.at not in full]
    over = sum(line.middle < under for line in region) if under is not None else 0
    spans = find_spans(
        columns, region, partial, characters, down, under if 1 < over <= MOST_RULED else None
    )
    edges = [at for at in full_rules(stripes, region) if near[0] <= at <= near[1]]
    rows = RowFinder(spans, characters, region).rows(own, edges)
    box = outline(region, own)
    cells = make_cells(rows, spans, own, box, characters, page)
    ruled = max(len(own), len(edges)) >= _FEWEST_BOUNDING
    if len(rows) < 2 or not is_table(
        columns, region, cells, characters, ruled=ruled, known=columns.kept
    ):
        return None
    table = Table(
        cells=tuple(cells),
        row_count=len(rows),
        column_count=len(columns),
        evidence="alignment",
        places=(Place(page, *box),),
    )
    return table, columns, region


def _outside(
    characters: Characters,
    spans: Sequence[tuple[int, int]],
    used: set[int],
    baselines: Baselines,
) -> list[Run]:
    """The spans without a word in a table, and the other words of those that have some."""
    starts = sorted(used)
    outside = []
    mixed = []
    for start, end in spans:
        if bisect_left(starts, start) < bisect_left(starts, end):
            mixed.append((start, end))
        elif characters.text[start:end].strip():
            outside.append(characters.run(start, end))
    for word in words_of(characters, mixed, baselines):
        if word.start not in used:
            outside.extend(Segment([word]).runs(characters))
    return outside
