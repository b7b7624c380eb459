"""Which cell each field was read from, on the samples and on tables made by hand."""

from pathlib import Path

import pytest

from audit.corrections.fields import field_names, printed_text
from audit.leftovers import left_cells
from extract import read_document
from extract.document import Document
from normalize.plan import PlanParts, plan_from, plan_with_parts
from normalize.records import SourceFile
from normalize.taken import TakenCells, marked_cells, taken_cells, with_numbered_cells
from normalize.text import fold
from tests.conftest import ROOT

SOURCE = SourceFile(name="x.pdf", format="pdf", sha256="0" * 64, pages=1)
NAMES = ("excerpt-ar.pdf", "excerpt-fr.pdf", "excerpt-ru.docx", "zh.txt")
# Fields that share a cell or have none of their own.
SHARED = ("theme", "subheading", "functional_area", "sub_area", "number")


def read(path: Path) -> tuple[Document, PlanParts, TakenCells]:
    document = with_numbered_cells(read_document(path))
    parts = plan_with_parts(document, source=SOURCE)
    return document, parts, taken_cells(document, parts)


@pytest.mark.parametrize("name", NAMES)
def test_each_field_has_the_cells_that_it_was_read_from(name: str) -> None:
    path = ROOT / "samples" / f"EB152_34-{name}"
    document, parts, taken = read(path)
    cells = dict(marked_cells(document))
    marks: dict[tuple[str, str], list[int]] = {}
    for mark, fields in taken.fields.items():
        for pair in fields:
            marks.setdefault(pair, []).append(mark)
    for record in parts.plan.records:
        for field in field_names(record):
            if field in SHARED or (field == "status" and record.annex == 2):
                continue
            texts = [cells[mark].text for mark in sorted(marks[record.id, field])]
            printed = fold(printed_text(record, field)).replace("-", "")
            assert fold("".join(texts)).replace("-", "") == printed, (record.id, field)
    assert left_cells(document, taken, parts.plan) == []


def test_numbers_change_nothing_in_the_plan() -> None:
    path = ROOT / "samples" / "EB152_34-excerpt-es.docx"
    document = read_document(path)
    assert plan_from(document, source=SOURCE) == read(path)[1].plan


def test_headers_and_themes_are_told_from_records() -> None:
    document, _, taken = read(ROOT / "samples" / "EB152_34-excerpt-en.docx")
    cells = dict(marked_cells(document))
    uses = {cells[mark].text.split("\n")[0]: use for mark, use in taken.uses.items()}
    assert uses["2023"] == "header"
    themes = [text for text, use in uses.items() if use == "theme" and text]
    assert themes[0].startswith("1.")
    assert set(taken.uses).isdisjoint(taken.fields)
