"""The rows of an annex table as they are typeset: cells with their spans and paragraphs.

In the text file a table row is one line with tabs between its cells. Some lines carry traces of
the published page: spaces where the published column broke a line, cells that stand under the
wrong heading because others before them are merged, headings repeated on each page, a row cut by
a page end. What is done about each is written out here, and `check_characters` proves that no
character of a row was lost, added or moved to another row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Line = tuple[str, ...]

AREAS = (
    "问责职能",
    "在国家级的影响",
    "资金",
    "治理",
    "人力资源",
    "规划预算",
    "资源筹措",
    "专家组",
)
"""The functional areas; what stands after one of them and a space is a sub-area."""

AUTHOR_BREAKS = (
    ("重点方面的结果。", "需要进一步审查"),
    ("介绍情况：", "向卫生大会提交"),
    ("报告机制", "更新了"),
    ("道德操守职能", "根据联合国文件"),
)
"""Where a space between two words is a paragraph break of the author's (each occurs once)."""

DASHES = ("-", "–", "—")
AREA_COLUMN = 1
FIRST_VALUE = 4
"""Where there are more than five columns, those from budget to status begin here."""

_CJK = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…"
_LINE_BREAK = re.compile(rf"(?<=[{_CJK}]) (?=[{_CJK}])|(?<=/) (?=[{_CJK}])|(?<=\d–) (?=\d)")
_PARAGRAPH_MARK = re.compile(r"</?p>")


@dataclass(frozen=True)
class Cell:
    """A cell: its paragraphs, and how many columns it takes."""

    paragraphs: tuple[str, ...]
    span: int = 1


@dataclass(frozen=True)
class Row:
    """A row: theme, subheading or action, and its cells from left to right."""

    kind: str
    cells: tuple[Cell, ...]


def table_rows(lines: Iterable[Line]) -> list[Row]:
    """Return the rows of one annex table without its headings."""
    return [_row(line) for line in body_lines(lines)]


def heading_lines(lines: Sequence[Line]) -> list[Line]:
    """Return the heading as its first page has it: two lines, or one where there are no years."""
    return [line for line in lines[:2] if _is_heading(line)]


def body_lines(lines: Iterable[Line]) -> list[Line]:
    """Return the lines that hold rows, a row cut by a page end made whole again."""
    whole: list[Line] = []
    for line in lines:
        if _is_heading(line):
            continue
        if any(line[:3]):
            whole.append(line)
        else:  # neither number, area nor action: the rest of the row before
            whole[-1] = tuple(a + b for a, b in zip(whole[-1], line, strict=True))
    return whole


def clean(text: str) -> str:
    """Return the text without the spaces that are traces of line breaks in a narrow column."""
    return _LINE_BREAK.sub("", text.strip())


def check_characters(lines: Iterable[Line], typeset: Sequence[str]) -> None:
    """Fail unless each typeset row has its line's characters, all of them and in their order."""
    published = [squeeze("".join(line)) for line in body_lines(lines)]
    for number, (before, after) in enumerate(zip(published, typeset, strict=True), start=1):
        if before != squeeze(after):
            raise ValueError(f"row {number} was altered: {before!r} became {after!r}")


def squeeze(text: str) -> str:
    """Return the text without white space and without its `<p>` marks."""
    return re.sub(r"\s", "", _PARAGRAPH_MARK.sub("", text))


def _is_heading(line: Line) -> bool:
    """Say whether the line is part of a heading: the column names, or the years under them."""
    years = not any(line[:6]) and len(line) > 6 and line[6].startswith("2023")
    return line[0] == "编号" or years


def _row(line: Line) -> Row:
    """Return the row that a line holds."""
    if not any(line[1:]):
        return Row("theme", (Cell(_paragraphs(line[0]), len(line)),))
    if line[0].isdigit():
        return Row("action", tuple(_cells(line)))
    return Row("subheading", tuple(_subheading_cells(line)))


def _cells(line: Line) -> Iterable[Cell]:
    """Return the cells one by one, none of them merged."""
    for column, text in enumerate(line):
        yield Cell(_area_paragraphs(text) if column == AREA_COLUMN else _paragraphs(text))


def _subheading_cells(line: Line) -> list[Cell]:
    """Return a subheading's cells, those merged that are merged in the published table."""
    cells = list(_cells(line))
    if line[0] and not line[1]:  # the area stands in the number column: both are one cell
        cells[:2] = [Cell(_area_paragraphs(line[0]), 2)]
    if _values_are_merged(line):
        tail = [text for text in line[FIRST_VALUE:] if text] + [""]
        dash, comments = tail[0], tail[1]
        if dash not in DASHES or len(tail) > 3:
            raise ValueError(f"not a merged dash and a comment: {tail}")
        span = len(line) - 1 - FIRST_VALUE
        kept = cells[: FIRST_VALUE - len(line)]
        cells = [*kept, Cell((dash,), span), Cell(_paragraphs(comments))]
    return cells


def _values_are_merged(line: Line) -> bool:
    """Say whether budget to status are one cell: some of them are filled, but not all."""
    filled = [bool(text) for text in line[FIRST_VALUE:-1]]
    return any(filled) and not all(filled)


def _area_paragraphs(text: str) -> tuple[str, ...]:
    """Return functional area and sub-area as two paragraphs where a space parts them."""
    area, _, sub_area = text.partition(" ")
    if area in AREAS and sub_area:
        return (area, clean(sub_area))
    return _paragraphs(text)


def _paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a cell, cut at `<p>` marks and at the author's own breaks."""
    for before, after in AUTHOR_BREAKS:
        text = text.replace(f"{before} {after}", f"{before}<p>{after}")
    parts = [part for part in _PARAGRAPH_MARK.split(text) if part.strip()]
    return tuple(clean(part) for part in parts) or ("",)
