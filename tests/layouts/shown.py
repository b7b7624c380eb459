"""What pages show of the texts on them: which paragraphs can be told apart, which spaces."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.scripts import is_cjk
from normalize.text import fold
from tests.extract.pdf.builder import text_width
from tests.layouts.axes import PdfLayout
from tests.layouts.drawing import keeps_spaces
from tests.layouts.expected import Expected, Shown
from tests.layouts.filling import Line, hides_space, lead, lead_length
from tests.layouts.justification import spread_of
from tests.layouts.paging import Columns, Part, Slice
from tests.layouts.plans import Item

# Ems between characters that are no space for sure.
_NARROW = 0.18
# Ems that a space takes at most.
_SPACE = 0.5
# Points of room to spare behind a line that may, and that must, show that it was ended on purpose.
_LEAST, _PLAIN = 1.5, 3.0
_Widths = dict[tuple[int, int], float]


@dataclass(frozen=True)
class _Printed:
    """A line, the table part it stands in, its column's width, and that width as lines show it."""

    line: Line
    part: int
    room: float
    width: float


def show(
    records: Sequence[Expected],
    pages: list[list[Part]],
    columns: Mapping[int, Columns],
    layout: PdfLayout,
) -> None:
    """Say in each record what the pages show of it."""
    parts = [part for page in pages for part in page]
    widths = [_widest(part, layout.size) for part in parts]
    for record in records:
        found = list(_slices(record.item, parts))
        record.pages = [
            number
            for number, page in enumerate(pages, start=1)
            if any(one.row.item is record.item for part in page for one in part.slices)
        ]
        index, first = found[0]
        record.cut = len(found) > 1
        record.opens_part = parts[index].slices[0] is first and not parts[index].begins
        for role, shown in record.shown.items():
            lines = [
                _Printed(
                    line,
                    at,
                    columns[record.item.annex].room(cell.cell),
                    widths[at][cell.cell.column, cell.cell.width],
                )
                for at, one in found
                for cell in one.cells
                if cell.role == role
                for line in cell.lines
            ]
            _look(shown, lines, layout)


def _slices(item: Item, parts: Sequence[Part]) -> Iterator[tuple[int, Slice]]:
    for index, part in enumerate(parts):
        yield from ((index, one) for one in part.slices if one.row.item is item)


def _look(shown: Shown, lines: Sequence[_Printed], layout: PdfLayout) -> None:
    shown.breaks.clear()
    # Where text is drawn backwards or turned, PDFium ends lines with spaces that nobody set.
    shown.exact = layout.drawing_order != "backwards" and layout.rotate not in (90, 270)
    end = 0
    for one, following in pairwise(lines):
        end += len(fold(one.line.text))
        if one.line.gap == "\n" and _is_plain(one, following, layout):
            shown.breaks.add(following.line.paragraph)
        # Beside ideographs a space of letters that are set apart is hardly wider than the gaps.
        narrow = _NARROW if layout.align == "justified" else _NARROW / 3
        if spread_of(one.line, one.room, layout) > narrow * layout.size:
            # Characters are set as far apart as by a space.
            shown.exact = False
        if one.line.gap != "\n" and _is_doubtful(one, following, layout):
            shown.doubtful.add(end)
        if one.line.gap != "\n" and hides_space(one.line, following.line):
            kept = keeps_spaces(layout) and one.line.gap == " "
            shown.exact = shown.exact and kept


def _is_doubtful(one: _Printed, following: _Printed, layout: PdfLayout) -> bool:
    """Whether the next word would nearly have fitted a line that was full.

    Readers hold the room against the word without the space before it, and count a space at the
    line's end: within the width of these the end of a line may be taken for a paragraph's.
    """
    size = layout.size
    spread = spread_of(one.line, one.room, layout)
    room = 0.0 if spread else one.room - text_width(one.line.text, size)
    if keeps_spaces(layout):
        room += text_width(" ", size)
    return room > lead(following.line, size) + _LEAST


def _is_plain(one: _Printed, following: _Printed, layout: PdfLayout) -> bool:
    """Whether a paragraph's end can be seen: by the tags, or by the room behind its last line."""
    if layout.tags == "one_table" or (layout.tags != "none" and one.part == following.part):
        return True
    room = one.width - text_width(one.line.text, layout.size)
    # A word that isn't Chinese needs a space before it, which readers can only estimate.
    space = 0.0 if is_cjk(following.line.text[:1]) else _SPACE * layout.size
    # Readers see the next word as wide as it is set.
    spread = spread_of(following.line, following.room, layout)
    set_apart = spread * lead_length(following.line) if layout.align == "letterspaced" else 0.0
    return room > lead(following.line, layout.size) + set_apart + space + _PLAIN


def _widest(part: Part, size: float) -> _Widths:
    """The least width that a reader can take each column's text for, by its widest line."""
    found: _Widths = {}
    for one in (one for row in part.slices for one in row.cells):
        key = one.cell.column, one.cell.width
        found.setdefault(key, 0.0)
        for line in one.lines:
            # Punctuation at a line's end may hang out of the column.
            bare = line.text.rstrip("，。、；：,.;: ")
            width = text_width(line.text, size) * len(bare) / len(line.text)
            found[key] = max(found[key], width)
    return found
