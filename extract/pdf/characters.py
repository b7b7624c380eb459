"""The characters of a page in the order PDFium gives them, in runs of one printed line each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.document import Place, Problem
from extract.pdf import library
from extract.pdf.display import Display
from extract.pdf.glyphs import UNMAPPED, drawn_once, replaced, without_unmapped
from extract.pdf.hidden import Ink, find_hidden
from extract.pdf.letterspacing import needless_spaces
from extract.pdf.library import Handle
from extract.pdf.rightward import Rightward
from extract.pdf.spacing import spaced
from extract.pdf.superscripts import with_superscripts
from extract.scripts import RIGHT_TO_LEFT

_RUN = re.compile(r"[^\r\n]+")
_BLANK = re.compile(r"[ \r\n]")
# A step back and a step down by these shares of the characters' height begin another line, and so
# does a step down alone by the whole height.
_BACK = 0.1
_LINE_STEP = 0.5
_WHOLE_STEP = 1.0
# The share of a line's height by which words stand apart, and of its width by which kerning sets
# a character back.
_WORD_GAP = 0.25
_KERNING = 0.5
# PDFium's mark for a hyphen at a line's end.
_HYPHEN_MARKS = "\x02\ufffe"


@dataclass(slots=True)
class Run:
    """Characters that stand side by side: their indexes on the page, text and box.

    `page` has the glyphs of a page with right-to-left letters. There the text of a run that it
    `reads()` is in the file's order; printed lines are what is read.
    """

    start: int
    end: int
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    page: Rightward | None = None


@dataclass(slots=True)
class Characters:
    """All characters of a page with their boxes in displayed points.

    A box is as wide as the character's advance and as high as its font. Characters that PDFium
    generated (a space in a gap, a line's end) have boxes without width. A character that isn't
    shown is a line's end in the text; `hidden` counts those, and `unmapped` those whose font
    doesn't say what they are.
    """

    text: str
    x0s: list[float]
    tops: list[float]
    x1s: list[float]
    bottoms: list[float]
    hidden: int = 0
    unmapped: int = 0
    page: Rightward | None = None
    _runs: list[Run] | None = None

    @classmethod
    def of(
        cls, text_page: Handle, count: int, display: Display, ink: Ink | None = None
    ) -> "Characters":
        """The characters of an open text page; with `ink`, those that it hides are left out."""
        text = without_unmapped(text_page, library.page_text(text_page, count))
        for mark in _HYPHEN_MARKS:
            text = text.replace(mark, "-")
        flat = library.character_boxes(text_page, range(count))
        boxes = display.boxes(flat[0::4], flat[3::4], flat[2::4], flat[1::4])
        hidden = find_hidden(text_page, boxes, ink, display.size) if ink and count else []
        blank = sum(text[index].isspace() for index in hidden)
        if hidden:
            text = replaced(text, hidden, "\n")
        if display.quarter_turns:
            _place_generated(text, *boxes)
        unmapped = text.count(UNMAPPED)
        page = None
        if RIGHT_TO_LEFT.search(text):
            page = Rightward.of(text_page, text, boxes, display)
        if page is None or page.direction == "ltr":
            text = with_superscripts(text, boxes)
        shown = len(hidden) - blank
        return cls(text, *boxes, hidden=shown, unmapped=unmapped, page=page)

    @property
    def boxes(self) -> tuple[list[float], list[float], list[float], list[float]]:
        """The sides of the characters: x0, top, x1, bottom."""
        return self.x0s, self.tops, self.x1s, self.bottoms

    def problems(self, page: int) -> list[Problem]:
        """What the page holds that could not be read, or was not because it isn't shown."""
        found = []
        if self.unmapped:
            message = (
                f"Page {page}: {self.unmapped} characters have no Unicode value in their font; "
                "each is read as U+FFFD."
            )
            boxes = self._outline(UNMAPPED)
            found.append(Problem("unmapped_characters", message, places=(Place(page, *boxes),)))
        if self.hidden:
            message = f"Page {page}: {self.hidden} characters that the page doesn't show."
            found.append(Problem("hidden_text", message, "info"))
        return found

    def _outline(self, kind: str) -> tuple[float, float, float, float]:
        """The box around all characters of a kind."""
        at = [index for index, one in enumerate(self.text) if one == kind]
        return (
            min(self.x0s[index] for index in at),
            min(self.tops[index] for index in at),
            max(self.x1s[index] for index in at),
            max(self.bottoms[index] for index in at),
        )

    def spans(self) -> Iterator[tuple[int, int]]:
        """Start and end of each run of characters between the line ends that PDFium sees."""
        return ((run.start, run.end) for run in self.runs())

    def runs(self) -> Sequence[Run]:
        """The runs of all characters between the line ends that PDFium sees, found once."""
        if self._runs is None:
            self._runs = list(self._found_runs())
        return self._runs

    def _found_runs(self) -> Iterator[Run]:
        page = self.page
        for match in _RUN.finditer(self.text):
            start, end = match.span()
            if page is not None and page.reads(start, end):
                yield from self._right_runs(start, end)
                continue
            tops, bottoms = sorted(self.tops[start:end]), sorted(self.bottoms[start:end])
            if tops[-1] <= bottoms[0] and self._is_ordered(start, end):
                yield self._ordered_run(start, end, tops[0], bottoms[-1])
            else:
                for begin, stop in self._by_line(start, end):
                    yield self.run(begin, stop)

    def _is_ordered(self, start: int, end: int) -> bool:
        """Whether the characters stand from left to right; kerning may set one back a little.

        Blanks that PDFium generated don't count: it puts one behind a ligature at the ligature's
        start, and others anywhere on a turned page.
        """
        x0s = self.x0s[start:end]
        if x0s == sorted(x0s):
            return True
        drawn = [index for index in range(start, end) if not self._is_generated(index)]
        return all(
            self.x0s[left] - self.x0s[right] < _KERNING * (self.x1s[right] - self.x0s[right])
            for left, right in pairwise(drawn)
        )

    def _by_line(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A run in which PDFium missed a line's end, cut where the text steps to another line.

        PDFium takes single characters below each other for text that is written downwards.
        """
        tops, bottoms = self.tops, self.bottoms
        height = max(bottoms[index] - tops[index] for index in range(start, end))
        begin = start
        for index in range(start + 1, end):
            back = self.x1s[index - 1] - self.x0s[index]
            step = abs(tops[index] + bottoms[index] - tops[index - 1] - bottoms[index - 1]) / 2
            if step > (_LINE_STEP if back > _BACK * height else _WHOLE_STEP) * height:
                yield begin, index
                begin = index
        yield begin, end

    def run(self, start: int, end: int) -> Run:
        """The run of those characters, from left to right, without spaces set by justification."""
        if self.page is not None and self.page.reads(start, end):
            return self._right_run(start, end)
        if end - start == 1:
            box = self.x0s[start], self.tops[start], self.x1s[start], self.bottoms[start]
            return Run(start, end, self.text[start], *box, self.page)
        if not self._is_ordered(start, end):
            return self._reordered(start, end)
        top, bottom = min(self.tops[start:end]), max(self.bottoms[start:end])
        return self._ordered_run(start, end, top, bottom)

    def _ordered_run(self, start: int, end: int, top: float, bottom: float) -> Run:
        """A run whose characters stand in order.

        A space that PDFium generated at the end says nothing of the text, and none is as wide
        there as it seems: it may hang out of the column.
        """
        text, x0s, x1s = self.text, self.x0s, self.x1s
        last = end
        while last - start > 1 and text[last - 1] == " " and self._is_generated(last - 1):
            last -= 1
        shown = last
        while shown - start > 1 and text[shown - 1] == " ":
            shown -= 1
        height = self.bottoms[start] - self.tops[start]
        line = spaced(text[start:last], start, x0s, x1s, height)
        return Run(start, last, line, x0s[start], top, max(x1s[start:shown]), bottom, self.page)

    def _is_generated(self, index: int) -> bool:
        return self.x1s[index] <= self.x0s[index]

    def _right_runs(self, start: int, end: int) -> Iterator[Run]:
        """A run of right-to-left text, cut where it steps to another line."""
        begin, last = start, -1
        for index in range(start, end):
            if self.text[index] == " " and self.x1s[index] <= self.x0s[index]:
                continue
            if last >= 0 and self._is_other_line(last, index):
                yield self._right_run(begin, index)
                begin = index
            last = index
        if last >= 0:
            yield self._right_run(begin, end)

    def _is_other_line(self, one: int, other: int) -> bool:
        step = abs(self.tops[one] + self.bottoms[one] - self.tops[other] - self.bottoms[other]) / 2
        height = max(self.bottoms[at] - self.tops[at] for at in (one, other))
        return step > _LINE_STEP * height

    def _right_run(self, start: int, end: int) -> Run:
        """A run of right-to-left text in the file's order, without generated blanks at its ends."""
        shown = [
            index
            for index in range(start, end)
            if self.text[index] != " " or self.x1s[index] > self.x0s[index]
        ] or [start]
        start, end = shown[0], shown[-1] + 1
        return Run(
            start,
            end,
            self.text[start:end],
            min(self.x0s[index] for index in shown),
            min(self.tops[index] for index in shown),
            max(self.x1s[index] for index in shown),
            max(self.bottoms[index] for index in shown),
            self.page,
        )

    def middle(self, index: int) -> tuple[float, float]:
        """The centre of a character's box."""
        return (
            (self.x0s[index] + self.x1s[index]) / 2,
            (self.tops[index] + self.bottoms[index]) / 2,
        )

    def _reordered(self, start: int, end: int) -> Run:
        """The run with its characters sorted by place; generated spaces are set anew."""
        order = sorted(
            (index for index in range(start, end) if self.x1s[index] > self.x0s[index]),
            key=lambda index: self.x0s[index],
        ) or list(range(start, end))
        height = max(self.bottoms[index] - self.tops[index] for index in order)
        order = drawn_once(self.text, self.boxes, order)
        parts, x0s, x1s = [], [], []
        for left, right in pairwise([order[0], *order]):
            if self.x0s[right] - self.x1s[left] > _WORD_GAP * height:
                parts.append(" ")
                x0s.append(self.x1s[left])
                x1s.append(self.x1s[left])
            parts.append(self.text[right])
            x0s.append(self.x0s[right])
            x1s.append(self.x1s[right])
        for blank in needless_spaces("".join(parts), 0, x0s, x1s, height):
            parts[blank] = ""
        return Run(
            start,
            end,
            "".join(parts),
            self.x0s[order[0]],
            min(self.tops[index] for index in order),
            max(self.x1s[index] for index in order if self.text[index] != " " or index == order[0]),
            max(self.bottoms[index] for index in order),
            self.page,
        )


def _place_generated(
    text: str, x0s: list[float], tops: list[float], x1s: list[float], bottoms: list[float]
) -> None:
    """Put each generated blank behind the character before it.

    PDFium reckons their places as if the page weren't turned.
    """
    for match in _BLANK.finditer(text, 1):
        index = match.start()
        if x1s[index] <= x0s[index]:
            x0s[index] = x1s[index] = x1s[index - 1]
            tops[index] = tops[index - 1]
            bottoms[index] = bottoms[index - 1]
