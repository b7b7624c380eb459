"""Made-up tables of the kinds that statistical and administrative reports hold."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from benchmarks.accuracy.model import STYLES, Align, Cell, Table
from benchmarks.accuracy.vocabulary import GROUPS, MEASURES, PLACES, UNITS, sentence

# Less room than this has none for two columns of stubs.
_NARROW = 300.0


@dataclass(slots=True)
class Draft:
    """A table on its way: cells as they come, and the columns that wrap."""

    columns: int
    cells: list[Cell] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    rows: int = 0
    head: int = 0

    def add(self, column: int, text: str, **looks: Any) -> None:
        """A cell in the row that is being made."""
        self.cells.append(Cell(self.rows, column, text, **looks))

    def row(self, texts: list[str], align: Align = "right", **looks: object) -> None:
        """A row of single cells, the first of them at the left."""
        for column, text in enumerate(texts):
            self.add(column, text, align="left" if column == 0 else align, **looks)
        self.rows += 1

    def table(self, style: str) -> Table:
        """What was drafted."""
        widths = tuple(self.widths.get(column, 0.0) for column in range(self.columns))
        return Table(tuple(self.cells), self.rows, self.columns, self.head, widths, style)


def make_table(rng: random.Random, style: str, room: float) -> Table:
    """A table of any kind that fits into so many points of width."""
    kinds: list[Callable[[random.Random, float], Draft]] = [
        statistics,
        statistics,
        statistics,
        texts,
        key_values,
        crossed,
    ]
    if room < _NARROW:
        kinds.remove(crossed)
    kind = rng.choice(kinds)
    if kind is crossed:
        return crossed(rng, room, ruled=STYLES[style] == "ruled" or style == "rows").table(style)
    return kind(rng, room).table(style)


def statistics(rng: random.Random, room: float) -> Draft:
    """Places or items in the stub, headings of one to three rows, figures below."""
    most = max(2, min(9, int((room - 130) / 50)))
    count = rng.randint(min(2, most), most)
    draft = Draft(count + 1)
    narrow = rng.random() < 0.3
    if narrow:
        draft.widths[0] = 90.0
    _headings(draft, rng, count)
    figures = [_figures(rng) for _ in range(count)]
    indented = rng.random() < 0.4
    for number in range(rng.randint(5, 16)):
        if indented and number % 5 == 0:
            name = rng.choice(GROUPS)
            if rng.random() < 0.5:
                draft.row([name] + [""] * count, bold=True)
            else:
                draft.row([name, *(one() for one in figures)], bold=True)
        name = rng.choice(PLACES) if not narrow else sentence(rng, 3, 9)
        if rng.random() < 0.12:
            name += f" ({rng.randint(1, 4)})"
        draft.add(0, name, indent=int(indented))
        for column, figure in enumerate(figures, start=1):
            draft.add(column, figure(), align="right")
        draft.rows += 1
    if rng.random() < 0.5:
        draft.row(["Total", *(one() for one in figures)], bold=True)
    return draft


def _headings(draft: Draft, rng: random.Random, count: int) -> None:
    """Headings in one to three rows; those of the lower rows are years or measures."""
    align: Align = rng.choice(["center", "right"])
    levels = rng.choice([1, 1, 2, 2, 3]) if count >= 4 else 1
    short = levels > 1 or rng.random() < 0.6
    first = rng.randint(1990, 2015)
    lowest = [str(first + number) if short else rng.choice(MEASURES) for number in range(count)]
    if not short:
        draft.widths.update(dict.fromkeys(range(1, count + 1), 52.0))
    draft.add(0, rng.choice(["Country", "", "Region", "Item"]), row_span=levels, bold=True)
    if levels == 3:
        draft.add(1, rng.choice(MEASURES), column_span=count, align="center", bold=True)
        draft.rows += 1
    if levels > 1:
        column = 1
        for width in _shares(rng, count):
            text = rng.choice(UNITS)
            draft.add(column, text, column_span=width, align="center", bold=True)
            column += width
        draft.rows += 1
    for column, text in enumerate(lowest, start=1):
        draft.add(column, text, align=align, bold=True)
    draft.rows += 1
    draft.head = draft.rows


def _shares(rng: random.Random, count: int) -> list[int]:
    shares: list[int] = []
    while sum(shares) < count:
        left = count - sum(shares)
        share = min(rng.randint(2, 3), left)
        shares.append(left if left - share == 1 else share)
    return shares


def _figures(rng: random.Random) -> Callable[[], str]:
    """A maker of figures that are written alike."""
    kind = rng.choice(["comma", "space", "decimal", "percent", "mixed", "signed"])

    def figure() -> str:
        if rng.random() < 0.05:
            return rng.choice(["–", "n/a", ":", "..", "-"])
        number = int(10 ** rng.uniform(1, 6))
        return {
            "comma": f"{number:,}",
            "space": f"{number:,}".replace(",", "\u00a0"),
            "decimal": f"{rng.uniform(0, 1000):.{1 + number % 2}f}",
            "percent": f"{rng.uniform(0, 100):.1f}%",
            "mixed": rng.choice([f"{number % 1000}", f"{number % 100}.{number % 10}"]),
            "signed": f"{rng.uniform(-30, 30):+.1f}",
        }[kind]

    return figure


def texts(rng: random.Random, room: float) -> Draft:
    """Columns of texts that take several lines."""
    count = rng.randint(2, 4 if room > 400 else 3)
    draft = Draft(count)
    share = (room - 20) / count - 12
    draft.widths = dict.fromkeys(range(count), share)
    titles = ["Objective", "Measure", "Responsible body", "Expected result", "Deadline"]
    draft.row(titles[:count], align="left", bold=True)
    draft.head = 1
    for number in range(rng.randint(3, 7)):
        row = [f"{number + 1}. {sentence(rng, 2, 6)}"]
        row += [sentence(rng, 4, 22) for _ in range(count - 1)]
        draft.row(row, align="left")
    return draft


def key_values(rng: random.Random, room: float) -> Draft:
    """Two or three columns of short texts and figures."""
    count = rng.randint(2, 3)
    draft = Draft(count)
    draft.row(["Indicator", "Value", "Source"][:count], align="left", bold=True)
    draft.head = 1
    figure = _figures(rng)
    for _ in range(rng.randint(4, 10)):
        row = [sentence(rng, 2, 4), figure(), rng.choice(UNITS)]
        draft.row(row[:count], align="left")
    return draft


def crossed(rng: random.Random, room: float, *, ruled: bool = True) -> Draft:
    """Stubs over several rows, as years over quarters; blank cells below where no rule shows it."""
    count = rng.randint(2, max(2, min(5, int((room - 150) / 60))))
    draft = Draft(count + 2)
    draft.row(["Group", "Item", *(rng.choice(UNITS) for _ in range(count))], "center", bold=True)
    draft.head = 1
    figures = [_figures(rng) for _ in range(count)]
    for _ in range(rng.randint(2, 4)):
        height = rng.randint(2, 4)
        draft.add(0, rng.choice(GROUPS), row_span=height if ruled else 1, bold=True)
        for number in range(height):
            if number and not ruled:
                draft.add(0, "")
            draft.add(1, rng.choice(PLACES))
            for column, figure in enumerate(figures, start=2):
                draft.add(column, figure(), align="right")
            draft.rows += 1
    return draft
