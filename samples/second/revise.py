"""The second version out of the first: rows edited, moved, added, removed, then numbered anew."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from samples.rows import DASHES, FIRST_VALUE, Line, body_lines, heading_lines
from samples.second.edits import Edit, Edits, Words
from samples.transcription import Annex, Block, Transcription

COLUMNS = {
    12: (
        "number", "area", "action", "objective", "budget", "cost", "2023", "2024", "2025", "2026",
        "status", "comments",
    ),
    5: ("number", "area", "action", "objective", "comments"),
}  # fmt: skip
"""The cells of a row, by how many columns the second version's table has."""

_SHORT = ("number", "area", "action", "objective", "comments")
_LAST_YEAR, _NEW_YEAR = "2025", "2026"


@dataclass
class Row:
    """A row with its id in the first version, or the name that the edits give it."""

    name: str
    cells: dict[str, str]
    year_is_due: bool = False

    @property
    def is_action(self) -> bool:
        """Say whether the row is numbered."""
        number = self.cells["number"]
        return number == "?" or number.isdigit()


def revise(source: Transcription, edits: Edits) -> Transcription:
    """Return the second version; an edit that finds nothing to change is an error."""
    tables = [_rows(annex, number) for number, annex in enumerate(source.annexes, start=1)]
    for edit in edits.rows:
        _apply(edit, tables)
    words = _Exchange(edits.words)
    report = tuple(words.block(block) for block in source.report)
    annexes = []
    for annex, rows in zip(source.annexes, tables, strict=True):
        columns = COLUMNS[12 if len(annex.lines[0]) > len(_SHORT) else 5]
        lines = [*_headings(annex, edits, words), *_lines(rows, columns)]
        annexes.append(Annex(annex.name, tuple(map(words.block, annex.prose)), tuple(lines)))
    words.check()
    return Transcription(report, tuple(annexes))


def _rows(annex: Annex, number: int) -> list[Row]:
    """Return an annex's rows; themes, subheadings and actions have their ids as names."""
    rows, subheadings = [], 0
    for line in body_lines(annex.lines):
        first = line[0]
        if not any(line[1:]):
            name = f"theme-{match[0]}" if (match := re.match(r"\d+", first)) else "theme-other"
        elif first.isdigit():
            name = first
        else:
            subheadings += 1
            name = f"s{subheadings}"
        rows.append(_row(f"A{number}-{name}", line))
    return rows


def _row(name: str, line: Line) -> Row:
    """Return a row by its cells' names; the last year's column becomes two."""
    if len(line) == len(_SHORT):
        return Row(name, dict(zip(_SHORT, line, strict=True)))
    values = line[FIRST_VALUE:-1]
    if any(values) and not all(values) and not line[0].isdigit() and line[2]:
        # One dash for all values; behind it the comments, wherever the transcription has them.
        dash, *comments = [text for text in line[FIRST_VALUE:] if text]
        if dash not in DASHES or len(comments) > 1:
            raise ValueError(f"not a merged dash and a comment: {line}")
        line = (*line[:FIRST_VALUE], dash, *[""] * 5, "".join(comments))
    old = [column for column in COLUMNS[12] if column != _NEW_YEAR]
    cells = dict(zip(old, line, strict=True))
    due = cells[_LAST_YEAR] == "X"
    return Row(name, {**cells, _NEW_YEAR: "" if due else cells[_LAST_YEAR]}, year_is_due=due)


def _apply(edit: Edit, tables: list[list[Row]]) -> None:
    """Make one edit."""
    if edit.kind == "swapped":
        (one, i), (other, j) = (_find(name, tables) for name in edit.rows)
        one[i], other[j] = other[j], one[i]
        return
    (name,) = edit.rows
    if edit.kind == "added":
        row = Row(name, {"number": ""})
    else:
        table, i = _find(name, tables)
        row = table[i]
        if edit.kind != "changed":
            del table[i]
        if edit.kind == "removed":
            return
    _change(row, edit)
    if edit.kind != "changed":
        beside, at = _find(edit.after or edit.before, tables)
        beside.insert(at + bool(edit.after), row)


def _find(name: str, tables: list[list[Row]]) -> tuple[list[Row], int]:
    """Return the table that a row is in, and where it stands."""
    for table in tables:
        for i, row in enumerate(table):
            if row.name == name:
                return table, i
    raise ValueError(f"no such row: {name}")


def _change(row: Row, edit: Edit) -> None:
    """Give a row's cells new words."""
    for cell, pairs in edit.replace.items():
        for old, new in pairs:
            row.cells[cell] = _exchanged(row.cells[cell], old, new, f"{row.name}, {cell}")
    if unknown := edit.set.keys() - set(COLUMNS[12]):
        raise ValueError(f"{row.name}: no such cells: {sorted(unknown)}")
    for cell, text in edit.set.items():
        if row.cells.get(cell) == text and cell != _LAST_YEAR:
            raise ValueError(f"{row.name}, {cell}: it is {text!r} already")
        row.cells[cell] = text
    if _NEW_YEAR in edit.set:
        row.year_is_due = False


def _exchanged(text: str, old: str, new: str, where: str) -> str:
    """Return a text with new words; the transcription's traces of line ends don't count."""
    pattern = " ?".join(map(re.escape, old.replace(" ", "")))
    if len(re.findall(pattern, text)) != 1:
        raise ValueError(f"{where}: not there once: {old!r}")
    return re.sub(pattern, lambda _: new, text)


def _lines(rows: Sequence[Row], columns: Sequence[str]) -> list[Line]:
    """Return the rows as lines of the table, actions numbered in their order."""
    lines, number = [], 0
    for row in rows:
        if row.year_is_due and _NEW_YEAR in columns:
            raise ValueError(f"{row.name} is due in 2025 or later: say which")
        if row.is_action:
            number += 1
            row.cells["number"] = str(number)
        lines.append(tuple(row.cells.get(column, "") for column in columns))
    return lines


def _headings(annex: Annex, edits: Edits, words: _Exchange) -> list[Line]:
    """Return the table's headings, with the new years."""
    lines = []
    for line in heading_lines(annex.lines):
        texts = [words.line(text) for text in line]
        if len(texts) > len(_SHORT):
            at = COLUMNS[12].index(_LAST_YEAR)
            years = edits.years if texts[at] == edits.year else (texts[at], "")
            texts[at : at + 1] = years
        lines.append(tuple(texts))
    return lines


class _Exchange:
    """Exchanges words outside the rows, and counts how often."""

    def __init__(self, words: Sequence[Words]) -> None:
        self._words = words
        self._done = [0] * len(words)

    def block(self, block: Block) -> Block:
        """Return a paragraph of prose with its new words; notes stay."""
        parts = [self.line(part) if isinstance(part, str) else part for part in block.parts]
        return replace(block, parts=tuple(parts))

    def line(self, text: str) -> str:
        """Return a text with its new words."""
        for i, item in enumerate(self._words):
            found = text == item.old if item.whole else item.old in text
            if found:
                self._done[i] += 1 if item.whole else text.count(item.old)
                text = text.replace(item.old, item.new)
        return text

    def check(self) -> None:
        """Fail unless all words were found as often as they should be."""
        for item, done in zip(self._words, self._done, strict=True):
            if done != item.times:
                raise ValueError(f"found {done} times, not {item.times}: {item.old!r}")
