"""Columns of no field, anywhere in a plan set in any way: no word of them is lost or moved."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from ebplan.pipeline import read_plan
from normalize.records import Plan
from normalize.text import fold
from tests.extract.docx.packages import save
from tests.layouts.axes import PLAIN, DocxLayout, PdfLayout, Shape, Wording, drawn
from tests.layouts.compare import differences
from tests.layouts.docx import TypesetDocx
from tests.layouts.effort import examples
from tests.layouts.expected import Expected, expected, themes
from tests.layouts.pdf import TypesetPdf
from tests.layouts.plans import Annexes, ExtraCell, Item, plans, roles
from tests.layouts.prose import paragraphs
from tests.layouts.shown import show

# Headings that are like none of the lexicon's, two of them alike, and none.
_HEADINGS = ("负责部门", "风险等级", "Lead unit", "负责部门", "", "联系 email")
_WORDING = {"areas": "known", "themes": "known", "length": "short", "marks": "none"}
_DOCX = {"cut": "between_rows", "nesting": "none", "between": "nothing"}
_PDF = {
    "ruling": "grid",
    "paper": "A3",
    "size": 6.5,
    "widths": "weighted",
    "cut": "between_rows",
    **PLAIN,
}
# What columns that reach over other columns, and marks in them, give reason for.
_KNOWN = {"column_new"}


@st.composite
def widened(draw: st.DrawFn, annexes: Annexes, headings: Sequence[str] = _HEADINGS) -> Annexes:
    """The plan with one to three columns more in each annex."""
    return tuple(draw(_annex(items, headings)) for items in annexes)


@st.composite
def _annex(draw: st.DrawFn, items: Sequence[Item], pool: Sequence[str]) -> tuple[Item, ...]:
    count = len(roles(items[0].annex))
    # Not among the year columns, over which one heading stands, nor within a merged label.
    places = [at for at in range(count + 1) if at != 1 and not (count > 5 and 6 < at < 9)]
    chosen = draw(st.lists(st.sampled_from(places), min_size=1, max_size=3, unique=True))
    headings = draw(st.permutations(pool))
    columns = [ExtraCell(at, headings[index]) for index, at in enumerate(sorted(chosen))]
    return tuple(replace(item, extra=draw(_cells(item, columns))) for item in items)


@st.composite
def _cells(draw: st.DrawFn, item: Item, columns: Sequence[ExtraCell]) -> tuple[ExtraCell, ...]:
    if item.kind == "theme":
        return tuple(columns)
    # One paragraph of words that no script sets together, so that pages show every space.
    one = st.integers(0, 999).map(lambda seed: paragraphs(Random(seed), "latin", 3)[:1])
    text = st.one_of(st.just(()), one)
    return tuple(replace(column, paragraphs=draw(text)) for column in columns)


def names(item: Item) -> list[str]:
    """What the columns are to be called in `extra`."""
    found: list[str] = []
    for index, column in enumerate(item.extra):
        name = column.heading or f"column {column.at + index + 1}"
        found.append(f"{name} (2)" if name in found else name)
    return found


def extra_differences(plan: Plan, records: Sequence[Expected]) -> list[str]:
    """The extra texts that were read otherwise than written."""
    blank = {
        (one.item.annex, name)
        for one in records
        for name, column in zip(names(one.item), one.item.extra, strict=True)
        if not column.heading
    }
    blank -= {
        (one.item.annex, name) for one in records for name, text in texts(one.item).items() if text
    }
    found = []
    for record, one in zip(plan.records, records, strict=True):
        wanted = {
            name: text
            for name, text in texts(one.item).items()
            if (one.item.annex, name) not in blank
        }
        if list(record.extra) != list(wanted):
            found.append(f"{record.id}: {list(record.extra)} for {list(wanted)}")
        elif any(fold(record.extra[name]) != fold(wanted[name]) for name in wanted):
            found.append(f"{record.id}: {record.extra} for {wanted}")
    return found


def texts(item: Item) -> dict[str, str]:
    """The text of each extra column by its name; blank where a merged dash reaches over it."""
    found = {}
    first, last = (4, 10) if len(item.merged) == 6 else (5, 10)
    for name, column in zip(names(item), item.extra, strict=True):
        covered = bool(item.merged) and first < column.at < last
        found[name] = "" if covered else "".join(column.paragraphs)
    return found


def check(plan: Plan, annexes: Annexes, records: Sequence[Expected], shape: Shape) -> list[str]:
    """What is read otherwise than written."""
    found = differences(plan, records, themes(annexes), shape, _KNOWN)
    told = sum(each.code == "column_new" for each in plan.findings)
    least = len({column.heading for items in annexes for column in items[0].extra} - {""})
    if told < least:
        found.append(f"{told} columns are said to be new, not {least}")
    return found or extra_differences(plan, records)


@examples(15)
@given(st.data())
def test_columns_of_a_word_document(data: st.DataObject) -> None:
    annexes = data.draw(widened(data.draw(plans(data.draw(drawn(Wording, **_WORDING))))))
    layout = data.draw(drawn(DocxLayout, **_DOCX))
    typeset = TypesetDocx(annexes, layout, data.draw(st.integers(0, 999)))
    records = expected(annexes)
    for record in records:
        record.opens_part = any(item is record.item for item in typeset.opening)
    with tempfile.TemporaryDirectory() as folder:
        plan = read_plan(save(Path(folder), typeset.members()))
    assert "\n".join(check(plan, annexes, records, layout)) == ""


@examples(8)
@given(st.data())
def test_columns_of_a_pdf(data: st.DataObject) -> None:
    layout = data.draw(drawn(PdfLayout, **_PDF))
    # PDFium tells no span of a tagged cell without content, so that such a header can't be read.
    headings = [each for each in _HEADINGS if each or layout.tags == "none"]
    plain = data.draw(plans(data.draw(drawn(Wording, **_WORDING))))
    annexes = data.draw(widened(plain, headings))
    typeset = TypesetPdf(annexes, layout, data.draw(st.integers(0, 999)))
    records = expected(annexes)
    show(records, typeset.parts, typeset.columns, layout)
    with tempfile.TemporaryDirectory() as folder:
        plan = read_plan(typeset.pdf.save(Path(folder) / "plan.pdf"))
    assert "\n".join(check(plan, annexes, records, layout)) == ""
