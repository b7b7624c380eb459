"""The runs of a cell as the lines that were printed, and which of them the author ended."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.document import ended_early
from extract.pdf.characters import Characters, Run
from extract.pdf.letterspacing import needless_spaces
from extract.pdf.rightline import read_line
from extract.pdf.rightward import Rightward
from extract.pdf.superscripts import are_digits, is_raised, superscript
from extract.scripts import CJK_RANGES, is_cjk, written_together

# What may not begin a line in Chinese and Japanese typesetting, and what may not end one.
_NO_START = r"，。、；：？！）》」』】〉〕”’…—％,.;:!?)\]}%⁰¹²³⁴-⁹"
_NO_END = "（《「『【〈〔“‘(\\[{"
# Justification may set a gap before punctuation, but no line begins with it. LibreOffice parts no
# letter or figure from the stop that it follows without a space ("作。2024").
_UNIT = re.compile(
    rf"\s*[{_NO_END}]*(?:[{CJK_RANGES}]|[^\s{CJK_RANGES}]+)(?:\s?[{_NO_START}])*"
    rf"(?:(?<=[{_NO_START}])[A-Za-z0-9][^\s{CJK_RANGES}]*)?"
)
# The width of a space, in heights of a line.
_SPACE = 0.25
# The width at least, in heights of a line, of a gap that is a space. Justification sets ideographs
# apart too.
_APART, _APART_CJK = 0.2, 0.25
_HANGING = "，。、；：,.;: "
# Runs of one letter each are a word with spaced-out letters only where there are more than these.
_FEW = 3


@dataclass(slots=True)
class PrintedLine:
    """One printed line of a cell: its text and extent, and its runs from left to right."""

    runs: list[Run]
    text: str
    x0: float
    x1: float

    @property
    def width(self) -> float:
        """The width from the first character to the last, in points."""
        return self.x1 - self.x0

    def least_width(self) -> float:
        """The width without punctuation at the end, which may hang out of the column."""
        text = self.text.rstrip()
        inside = len(text.rstrip(_HANGING))
        width = self.x1 - self.x0
        return width if inside == len(text) else width * inside / len(text)

    def lead(self, characters: Characters) -> float:
        """The width of what can't be parted at the beginning of the line, in points.

        With it goes the space that would have parted it from the line before.
        """
        first = self.runs[0]
        match = _UNIT.match(characters.text, first.start, first.end)
        end = match.end() if match else first.end
        x1 = max(characters.x1s[first.start : end])
        if len(self.runs) > 1 and not characters.text[end : first.end].strip():
            x1 = self._lead_end(characters, x1)
        width = x1 - first.x0
        return width if is_cjk(self.text[:1]) else width + self.space(characters)

    def _lead_end(self, characters: Characters, x1: float) -> float:
        """Where the lead ends that goes on in the runs behind the first one.

        PDFium may end a run within a word, where the font changes.
        """
        match = _UNIT.match(self.text)
        left = (match.end() if match else 0) - len(self.runs[0].text.strip())
        for run in self.runs[1:]:
            if left <= 0:
                break
            drawn = characters.text[run.start : run.end]
            start = run.start + len(drawn) - len(drawn.lstrip())
            x1 = max(x1, *characters.x1s[run.start : min(start + left, run.end)])
            left -= len(run.text)
        return x1

    def space(self, characters: Characters) -> float:
        """How wide a space of this line is.

        PDFium draws the box of one by itself on a turned page over the next character.
        """
        first = self.runs[0]
        at = characters.text.find(" ", first.start, first.end - 1)
        width = 0.0
        if at >= 0:
            x0 = characters.x0s[at]
            width = max(0.0, min(characters.x1s[at], characters.x0s[at + 1]) - x0)
        return max(width, _SPACE * (first.bottom - first.top))


@dataclass(slots=True)
class _RightLine(PrintedLine):
    """A printed line of right-to-left text: `first` is the width of its first word."""

    first: float

    def lead(self, characters: Characters) -> float:
        """The width of the first word and the space before it."""
        return self.first


def printed_lines(runs: Iterable[Run]) -> list[PrintedLine]:
    """The runs gathered into lines by their vertical overlap, from top to bottom."""
    runs = list(runs)
    if len(runs) == 1 and runs[0].page is None:
        return [_line(runs)]
    rows: list[list[Run]] = []
    top = bottom = 0.0
    for run in sorted(runs, key=lambda run: (run.top + run.bottom, run.x0)):
        if run.top < bottom and rows and _overlap(top, bottom, run):
            rows[-1].append(run)
            top, bottom = min(top, run.top), max(bottom, run.bottom)
        else:
            rows.append([run])
            top, bottom = run.top, run.bottom
    if rows and rows[0][0].page is not None:
        return _right_lines(rows, rows[0][0].page)
    return [_line(row) for row in rows]


def _right_lines(rows: Iterable[list[Run]], page: Rightward) -> list[PrintedLine]:
    """The lines of a page with right-to-left letters."""
    lines: list[PrintedLine] = []
    for row in rows:
        if any(page.reads(run.start, run.end) for run in row):
            before = lines[-1].text if lines else ""
            read = read_line(page, [(run.start, run.end) for run in row], before)
            row.sort(key=lambda run: -run.x1)
            x0, x1 = min(run.x0 for run in row), max(run.x1 for run in row)
            lines.append(_RightLine(row, _stripped(read.text), x0, x1, read.first))
        else:
            lines.append(_line(row))
    return lines


def _overlap(top: float, bottom: float, run: Run) -> bool:
    """Whether a run stands on the line between two heights: by half of the lower one of both."""
    overlap = min(bottom, run.bottom) - max(top, run.top)
    return overlap > 0.5 * min(bottom - top, run.bottom - run.top)


def author_breaks(
    lines: Sequence[PrintedLine], width: float, characters: Characters
) -> tuple[int, ...]:
    """The indexes of lines that begin though the next word would have fitted the line before.

    `width` is that of a full line of the column, in points.
    """
    breaks = []
    for index in range(1, len(lines)):
        before = lines[index - 1]
        room = width - (before.x1 - before.x0)
        # What comes next is looked at only where there is room for any.
        if not ended_early(room, 0.0):
            continue
        if before.text.endswith(" ") and is_cjk(lines[index].text[:1]):
            # The space would stand before the next word; without it that may have been set there.
            room -= before.space(characters)
        if ended_early(room, 0.0) and ended_early(room, lines[index].lead(characters)):
            breaks.append(index)
    return tuple(breaks)


def _line(runs: list[Run]) -> PrintedLine:
    if len(runs) == 1:
        return _printed(runs, runs[0].text, runs[0].x1)
    runs.sort(key=lambda run: run.x0)
    text = runs[0].text
    base = runs[0]
    for previous, run in itertools.pairwise(runs):
        if _is_mark(base, previous, run):
            text += superscript(run.text)
            continue
        base = run
        if _stand_apart(previous, run, text):
            text += " "
        text += run.text
    if len(runs) > _FEW and len(text) == 2 * len(runs) - 1:
        text = _without_letter_spacing(text, runs)
    return _printed(runs, text, max(run.x1 for run in runs))


def _printed(runs: list[Run], text: str, x1: float) -> PrintedLine:
    return PrintedLine(runs, _stripped(text), runs[0].x0, x1)


def _stripped(text: str) -> str:
    """The text without blanks around it but for one space behind it.

    A space that the producer left at the line's end says that the author set one there.
    """
    stripped = text.strip()
    if len(stripped) == len(text):
        return text
    return f"{stripped} " if text[-1].isspace() and stripped else stripped


def _without_letter_spacing(text: str, runs: Sequence[Run]) -> str:
    """The text of single letters, each a run with a space behind, without spaces in words."""
    x0s = [side for run in runs for side in (run.x0, run.x1)]
    x1s = [run.x1 for run in runs for _ in range(2)]
    blanks = needless_spaces(text, 0, x0s, x1s, runs[0].bottom - runs[0].top)
    return "".join(one for index, one in enumerate(text) if index not in blanks)


def _is_mark(base: Run, left: Run, right: Run) -> bool:
    """Whether a run is a number raised beside the run before it, which may be a mark too."""
    return (
        are_digits(right.text)
        and is_raised((right.top, right.bottom), (base.top, base.bottom))
        and right.x0 - left.x1 < base.bottom - base.top
    )


def _stand_apart(left: Run, right: Run, text: str) -> bool:
    if not text or not right.text or text[-1].isspace() or right.text[0].isspace():
        return False
    if written_together(text[-1], right.text[0]):
        return False
    height = max(left.bottom - left.top, right.bottom - right.top)
    beside_cjk = is_cjk(text[-1]) or is_cjk(right.text[0])
    return right.x0 - left.x1 > (_APART_CJK if beside_cjk else _APART) * height
