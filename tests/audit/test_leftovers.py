"""What a page shows and no record has is found, wherever it was lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.leftovers import PageText, left_cells, page_texts
from extract import read_document
from extract.document import Block, Cell, Document, Paragraph, Place, Table
from extract.pdf.printed import printed_pages
from extract.printed import PrintedCharacter, PrintedLine
from normalize.taken import TakenCells, with_numbered_cells
from tests import factory
from tests.conftest import ROOT

LETTERS = st.text("abcé中文字ملف123", min_size=1, max_size=12)


def line(text: str, x: float, y: float) -> PrintedLine:
    """Characters of 5 by 8 points, side by side."""
    return tuple(
        PrintedCharacter(each, (x + 5 * at, y, x + 5 * at + 5, y + 8))
        for at, each in enumerate(text)
    )


def page(cell: str, *paragraphs: str) -> Document:
    """A page with one cell from 0, 0 to 100, 20, and paragraphs below."""
    place = Place(1, 0, 0, 100, 20)
    table = Table((Cell(0, 0, cell, places=(place,), mark=0),), 1, 1, "rules")
    blocks: list[Block] = [table, *(Paragraph(text, page=1) for text in paragraphs)]
    return Document("pdf", blocks, "rules", 1)


def lost(document: Document, *lines: PrintedLine) -> str:
    texts = page_texts(document, {1: lines})
    return "".join(each.text for each in texts if each.kind == "lost")


@given(LETTERS, LETTERS, st.data())
def test_a_character_that_a_cell_lacks_is_lost(cell: str, prose: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(cell) - 1))
    shown = line(cell, 2, 5), line(prose, 2, 50)
    assert lost(page(cell, prose), *shown) == ""
    assert lost(page(cell[:at] + cell[at + 1 :], prose), *shown) == cell[at]


@given(st.lists(LETTERS, min_size=1, max_size=4), st.data())
def test_a_line_that_no_paragraph_has_is_lost(lines: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(lines) - 1))
    shown = [line(text, 2, 50 + 20 * index) for index, text in enumerate(lines)]
    assert lost(page("", "\n".join(lines)), *shown) == ""
    rest = [text for index, text in enumerate(lines) if index != at]
    found = lost(page("", *rest), *shown)
    assert sorted(found) == sorted(lines[at])


def test_order_and_spacing_make_no_difference() -> None:
    shown = line("ملفABC", 2, 5), line("x-y", 2, 50)
    assert lost(page("A B\nC فلم", "x - y"), *shown) == ""


def test_a_place_is_given_for_what_is_lost() -> None:
    [found] = [
        each for each in page_texts(page("ab"), {1: [line("aXb", 2, 5)]}) if each.kind == "lost"
    ]
    assert found == PageText(1, (7, 5, 12, 13), "X", "lost")


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ([("A1-1", "action")], ""),
        ([("A1-1", "budget")], "行动"),
        ([], "行动 1"),
        ([("A9-9", "action")], "行动1"),
    ],
)
def test_a_cell_is_held_against_the_fields_it_went_into(
    fields: list[tuple[str, str]], missing: str
) -> None:
    one = factory.action(1, cost=None, budget=factory.action().budget)
    assert one.budget is not None
    one = one.model_copy(update={"budget": one.budget.model_copy(update={"text": "1"})})
    taken = TakenCells(fields={0: fields} if fields else {})
    left = left_cells(page("行动 1"), taken, factory.plan([one]))
    assert [each.text for each in left] == ([missing] if missing else [])
    assert all(each.whole == (not fields) for each in left)


def test_a_table_that_is_left_out_is_told_apart() -> None:
    taken = TakenCells(uses={0: "left_out"})
    [left] = left_cells(page("别的"), taken, factory.plan())
    assert (left.ignored, left.whole) == (True, True)


def test_a_header_is_not_left_over() -> None:
    assert left_cells(page("编号"), TakenCells(uses={0: "header"}), factory.plan()) == []


@pytest.mark.parametrize("name", ["ar", "zh-untagged"])
def test_the_samples_lose_nothing(name: str) -> None:
    path = ROOT / "samples" / f"EB152_34-excerpt-{name}.pdf"
    document = with_numbered_cells(read_document(path))
    pages = dict(printed_pages(path, range(1, (document.page_count or 0) + 1)))
    found = page_texts(document, pages)
    assert [each for each in found if each.kind == "lost"] == []
    assert {"running", "body"} <= {each.kind for each in found}
