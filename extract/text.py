"""The reader of transcriptions: plain text whose table rows are lines with tabs.

Lines that follow each other with the same number of tabs are one table. Such a transcription
writes a line's end inside a cell as a space, so a space between two characters that are written
together (`extract.scripts`) is given back as the line's end that it was. `<p>…</p>` marks a
paragraph inside a cell.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from extract.document import Block, Cell, Document, Paragraph, Table
from extract.errors import DamagedError, LimitError
from extract.limits import Limits
from extract.scripts import CJK_RANGES, SHARED_RANGES

# The ends of lines and pages. What Word and Unicode have besides is an end inside a cell.
_LINE = re.compile(r"\r\n|[\r\n\f]")
_INNER_LINE = re.compile("[\v\x1c-\x1e\x85\u2028\u2029]")
_NOTE = re.compile(r"[¹²³⁰⁴-⁹]")
_LINE_END = re.compile(
    f"(?<=[{CJK_RANGES}]) +(?=[{CJK_RANGES}{SHARED_RANGES}])"
    f"|(?<=[{SHARED_RANGES}]) +(?=[{CJK_RANGES}])"
    f"|(?<=[{CJK_RANGES}]/) +(?=[{CJK_RANGES}])"
    r"|(?<=\d[–—-]) +(?=\d)"
)


def read_text(path: Path, *, limits: Limits | None = None) -> Document:
    """The paragraphs and tables of a tab-separated transcription in UTF-8 or UTF-16.

    Raises DamagedError where the bytes are not text, LimitError where the file is too large.
    """
    limits = limits or Limits()
    lines = _LINE.split(_decode(path, limits))
    return Document(format="text", reader="markup", blocks=tuple(_blocks(lines, limits, path.name)))


def _decode(path: Path, limits: Limits) -> str:
    data = path.read_bytes()
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DamagedError(
            f"not {encoding.removesuffix('-sig').upper()} text (byte {error.start})",
            where=path.name,
            remedy="save it as UTF-8",
        ) from None
    if len(text) > limits.characters:
        raise LimitError(
            f"{len(text):,} characters, more than the {limits.characters:,} allowed",
            where=path.name,
            remedy="split the file",
        )
    return text


def _blocks(lines: list[str], limits: Limits, name: str) -> Iterator[Block]:
    cells = 0
    for has_tabs, group in groupby(lines, key=lambda line: "\t" in line):
        for rows in _tables(group) if has_tabs else ():
            cells += len(rows) * max(map(len, rows))
            if cells > limits.cells:
                raise LimitError(
                    f"more than the {limits.cells:,} table cells allowed",
                    where=name,
                    remedy="split the file",
                )
            yield _table(rows)
        if not has_tabs:
            yield from (_paragraph(line) for line in group if line.strip())


def _tables(lines: Iterable[str]) -> Iterator[list[list[str]]]:
    """The rows of each table of lines with tabs: another number of tabs begins another table.

    A single line with fewer tabs than those around it has lost some, one with more has a tab too
    many: it stays with them.
    """
    table: list[list[str]] = []
    width = 0
    for tabs, group in groupby(lines, key=lambda line: line.count("\t")):
        rows = [line.split("\t") for line in group]
        if table and tabs + 1 != width and len(rows) > 1 and len(table) > 1:
            yield table
            table = []
        if len(rows) > 1 or not table:
            width = tabs + 1
        table.extend(rows)
    if table:
        yield table


def _paragraph(line: str) -> Paragraph:
    text = line.strip()
    return Paragraph(text, kind="note" if _NOTE.match(text) else "body")


def _table(rows: list[list[str]]) -> Table:
    width = max(map(len, rows))
    cells = [
        _cell(row, column, text)
        for row, texts in enumerate(rows)
        for column, text in enumerate([*texts, *[""] * (width - len(texts))])
    ]
    return Table(
        cells=tuple(cells),
        row_count=len(rows),
        column_count=width,
        evidence="markup",
        spans_known=False,
    )


def _cell(row: int, column: int, text: str) -> Cell:
    text = _INNER_LINE.sub(" ", text)
    paragraphs = [part.strip() for part in re.split("</?p>", text)]
    lines: list[str] = []
    breaks: list[int] = []
    for paragraph in filter(None, paragraphs):
        if lines:
            breaks.append(len(lines))
        lines.extend(_LINE_END.split(paragraph))
    return Cell(row=row, column=column, text="\n".join(lines), breaks=tuple(breaks))
