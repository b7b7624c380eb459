"""The made-up ministry's plan of docs/profiles.md: random facts, set in DOCX and PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from tests.extract.docx.packages import members, p, save, span, tbl, tc, tr
from tests.extract.pdf.builder import Page, Pdf
from tests.extract.pdf.grids import LEFT, Grid

HEADER = (
    "No.", "Activity", "Responsible unit", "Start year", "2026", "2027", "2028 and beyond",
    "Budget (US$)", "Progress",
)  # fmt: skip
SECTIONS = {"Hospitals and clinics": 1, "Data": 2, "Various": None}
STATUS = {
    "On track": "ongoing", "Late": "ongoing", "Not begun": "planned", "In preparation": "planning",
    "Handed over": "implemented", "Suspended": "unrecognised", "Ongoing": "ongoing", "": "blank",
}  # fmt: skip
COST = {
    "1 200 000": ("amount", 1200000), "85 000 per year": ("amount", 85000),
    "Own staff": ("staff_time", None), "Staff time": ("staff_time", None), "-": ("none", None),
}  # fmt: skip
MARKS = {"●": "due", "X": "due", "-": "none", "": "blank"}
_WORDS = ("Build", "clinics", "train", "midwives", "the", "register", "of", "births", "in", "WHO")
_UNITS = ("Works unit", "Training unit", "Registry and statistics", "")


@dataclass(frozen=True)
class Activity:
    """One row of the table."""

    number: int
    section: str
    action: str
    unit: str
    start: str
    marks: tuple[str, str, str]
    cost: str
    status: str

    def cells(self) -> tuple[str, ...]:
        """Its cells from left to right."""
        texts = (str(self.number), self.action, self.unit, self.start)
        return (*texts, *self.marks, self.cost, self.status)


@st.composite
def activities(draw: st.DrawFn) -> list[Activity]:
    """One to three sections with one to four activities each."""
    found: list[Activity] = []
    every = list(SECTIONS)
    for section in every[: draw(st.integers(1, len(every)))]:
        for _ in range(draw(st.integers(1, 4))):
            words = draw(st.lists(st.sampled_from(_WORDS), min_size=2, max_size=8))
            found.append(
                Activity(
                    len(found) + 1,
                    section,
                    " ".join(words),
                    draw(st.sampled_from(_UNITS)),
                    draw(st.sampled_from(("2025", "2026", "2027"))),
                    draw(st.tuples(*[st.sampled_from(sorted(MARKS))] * 3)),
                    draw(st.sampled_from(sorted(COST))),
                    draw(st.sampled_from(sorted(STATUS))),
                )
            )
    return found


def rows(
    plan: Sequence[Activity], header: Sequence[str] = HEADER, *, sections: bool = True
) -> list[tuple[str, ...]]:
    """The table's rows; `<` goes on with the cell to the left."""
    found: list[tuple[str, ...]] = [tuple(header)]
    last = ""
    for activity in plan:
        if sections and activity.section != last:
            last = activity.section
            found.append((last, *[LEFT] * (len(header) - 1)))
        found.append(activity.cells())
    return found


def claim(plan: Sequence[Activity]) -> str:
    """The sentence that says how many activities there are."""
    return f"This plan has {len(plan)} activities."


def docx(folder: Path, table: Sequence[Sequence[str]], *paragraphs: str) -> Path:
    """A Word document of the paragraphs, the last one under the table."""
    body = "".join(map(p, paragraphs[:-1])) + tbl(*map(_row, table))
    return save(folder, members(body + p(paragraphs[-1] if paragraphs else "")))


def pdf(folder: Path, table: Sequence[Sequence[str]], *paragraphs: str, rows: int = 8) -> Path:
    """A PDF in which so many rows stand on a page, the header on each."""
    head, body = table[0], table[1:]
    made = Pdf()
    for at in range(0, len(body), rows):
        page = made.page(Page(1200, 600))
        grid = Grid([head, *body[at : at + rows]], top=90, size=8, widths=_WIDTHS)
        grid.draw(page)
        if at == 0:
            for line, text in enumerate(paragraphs[:-1]):
                page.text(50, 40 + 15 * line, text)
        if at + rows >= len(body):
            page.text(50, grid.ys[-1] + 20, paragraphs[-1] if paragraphs else "")
    return made.save(folder / "plan.pdf")


_WIDTHS = (40.0, 330.0, 150.0, 70.0, 60.0, 60.0, 110.0, 130.0, 110.0)


def _row(cells: Sequence[str]) -> str:
    width = cells.count(LEFT) + 1
    if width > 1:
        return tr(tc(cells[0], span(width)))
    return tr(*map(tc, cells))
