"""Values in the cells of a sheet: texts verbatim, figures as numbers, nothing cut off."""

from typing import TYPE_CHECKING
from unicodedata import combining

from extract.scripts import is_cjk
from outputs.columns import Value, as_text

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# The most that a cell can hold, in UTF-16 code units.
MOST = 32_767
# Larger figures would lose digits in a spreadsheet, which counts in floating point.
_EXACT = 10**15
# How wide they are on average, in figures of the same font; marks on letters take no room.
_IDEOGRAPH, _LETTER = 1.95, 0.85


def write(sheet: "Worksheet", row: int, column: int, value: Value, format_: "Format") -> None:
    """Write a value that a cell can hold: `pieces` has made it so."""
    if value is None or value == ():
        sheet.write_blank(row, column, None, format_)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, format_)
    elif isinstance(value, int) and abs(value) < _EXACT:
        sheet.write_number(row, column, value, format_)
    else:
        _write_text(sheet, row, column, as_text(value), format_)


def pieces(value: Value) -> list[Value]:
    """The value, or a text that is too long for a cell in pieces which together are the text."""
    if value is None or isinstance(value, int):
        return [value]
    text = as_text(value)
    if _units(text) <= MOST:
        return [value]
    found: list[Value] = []
    start = units = 0
    for at, letter in enumerate(text):
        size = _units(letter)
        if units + size > MOST:
            found.append(text[start:at])
            start, units = at, 0
        units += size
    return [*found, text[start:]]


def width_of(text: str) -> float:
    """About how wide a text is, in figures of the sheet's font, as widths of columns are."""
    return sum(_IDEOGRAPH if is_cjk(each) else 0 if combining(each) else _LETTER for each in text)


def lines_of(text: str, width: float) -> int:
    """About how many lines a text takes in a column that is so many figures wide."""
    room = max(1.0, width - 1)
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in line.split(" "):
        width = width_of(word)
        end = used + (_LETTER if used else 0) + width
        if end <= room:
            used = end
        elif width > room or width > len(word):
            # Long words are cut, and ideographs go on in the next line anywhere.
            lines += int(end // room)
            used = end % room
        else:
            lines += 1
            used = width
    return lines


def _units(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)


def _write_text(sheet: "Worksheet", row: int, column: int, text: str, format_: "Format") -> None:
    if not text:
        sheet.write_blank(row, column, None, format_)
    elif text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter takes such a text for its own markup and writes it as it is; in runs it is
        # escaped like any other.
        sheet.write_rich_string(row, column, text[:1], text[1:2], text[2:], format_)
    else:
        sheet.write_string(row, column, text, format_)
