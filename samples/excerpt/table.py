"""An annex table of an excerpt as WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samples.excerpt.looks import Look
from samples.excerpt.runs import styled
from samples.excerpt.source import Annex, Row

_YEARS = 6
"""Where the year columns begin."""
_VALUES = range(4, 10)
"""The columns from budget to status, whose short texts are centred."""


def table(annex: Annex, look: Look, language: str) -> str:
    """Return the table: its heading, then its rows, the actions numbered from 1."""
    columns = len(annex.columns) + max(0, len(annex.years) - 1)
    widths = look.widths(columns)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    bidi = "<w:bidiVisual/>" if look.right_to_left else ""
    rows = "".join(
        _row(row, number, look, widths, language) for row, number in numbered(annex.rows)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="PlanTable"/>{bidi}<w:tblW w:w="{sum(widths)}"'
        ' w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{_heading(annex, look, widths, language)}{rows}</w:tbl>"
    )


def numbered(rows: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    """Yield each row with the number that it has in the excerpt; only actions have one."""
    number = 0
    for row in rows:
        number += row.kind == "action"
        yield row, str(number) if row.kind == "action" else ""


def _row(row: Row, number: str, look: Look, widths: Sequence[int], language: str) -> str:
    """Return a row of the body; it may run over a page end."""
    fill = {"theme": look.theme_fill, "subheading": look.subheading_fill}.get(row.kind, "")
    cells, column = [], 0
    for style, text, span in _cells(row, number, look, len(widths)):
        content = styled(style, text, language)
        cells.append(_cell(sum(widths[column : column + span]), content, span, fill))
        column += span
    return f"<w:tr>{''.join(cells)}</w:tr>"


def _cells(row: Row, number: str, look: Look, columns: int) -> Iterator[tuple[str, str, int]]:
    """Yield the style, the text and the span of each cell."""
    if row.kind == "theme":
        yield "TableTheme", row.theme, columns
        return
    merged = row.kind == "subheading" and look.area_over_number
    if not merged:
        yield "TableValue", number, 1
    yield "TableArea", "\n".join(row.area), 2 if merged else 1
    yield "TableText", row.action, 1
    yield "TableText", row.objective, 1
    for value in row.values:
        yield "TableValue", value, len(_VALUES) if len(row.values) == 1 else 1
    yield "TableText", row.comments, 1


def _heading(annex: Annex, look: Look, widths: Sequence[int], language: str) -> str:
    """Return the heading: the columns' names, and under the years' common one the years."""
    years = len(annex.years)
    top, under = [], []
    column = 0
    for name in annex.columns:
        content = styled("TableHeading", name, language)
        span = years if years and column == _YEARS else 1
        width = sum(widths[column : column + span])
        if span > 1:
            top.append(_cell(width, content, span, look.heading_fill))
            for year, one in zip(annex.years, widths[column:], strict=False):
                text = styled("TableHeading", year, language)
                under.append(_cell(one, text, 1, look.heading_fill))
        else:
            merge = '<w:vMerge w:val="restart"/>' if years else ""
            top.append(_cell(width, content, 1, look.heading_fill, merge))
            blank = styled("TableHeading", "", language)
            under.append(_cell(width, blank, 1, look.heading_fill, "<w:vMerge/>"))
        column += span
    # LibreOffice makes no room for text in cells merged down, so the rows' heights are given.
    height = f'<w:trHeight w:val="{look.heading_height}"/>' if years else ""
    repeats = "<w:tblHeader/>" if look.heading_repeats else ""
    rows = [top, under] if years else [top]
    return "".join(f"<w:tr><w:trPr>{height}{repeats}</w:trPr>{''.join(row)}</w:tr>" for row in rows)


def _cell(width: int, content: str, span: int, fill: str, merge: str = "") -> str:
    """Return a cell with its width, spans and shading."""
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{spans}{merge}{shade}'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"
