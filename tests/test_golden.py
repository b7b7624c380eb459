"""The four samples against the golden plan, which was made by hand from the published text."""

import json
from pathlib import Path
from typing import Any

import pytest

import ebplan
from ebplan.pipeline import read_plan
from normalize.text import fold

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden" / "EB152_34-zh.plan.json"
EXACT = {
    "EB152_34-zh.docx": "markup",
    "EB152_34-zh.pdf": "tags",
    "EB152_34-zh-untagged.pdf": "rules",
}


def contents(plan: dict[str, Any]) -> dict[str, Any]:
    """The plan without what differs by nature: the file, the reader, the places on its pages."""
    plan = json.loads(json.dumps(plan))
    del plan["document"]["source"], plan["document"]["reader"]
    for record in plan["records"]:
        del record["sources"]
    return plan


def folded(value: Any) -> Any:
    """Every string of a JSON value as its key for comparing."""
    if isinstance(value, str):
        return fold(value)
    if isinstance(value, list):
        return [folded(item) for item in value]
    if isinstance(value, dict):
        return {name: folded(item) for name, item in value.items()}
    return value


@pytest.fixture(scope="module")
def golden() -> dict[str, Any]:
    plan: dict[str, Any] = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return contents(plan)


@pytest.mark.parametrize(("name", "reader"), EXACT.items())
def test_documents_give_the_golden_plan_to_the_letter(
    name: str, reader: str, golden: dict[str, Any]
) -> None:
    plan = read_plan(ROOT / "samples" / name)
    assert plan.document.reader == reader
    assert contents(plan.to_dict()) == golden


def test_both_pdf_readers_give_the_golden_plan(golden: dict[str, Any]) -> None:
    plan = read_plan(ROOT / "samples" / "EB152_34-zh.pdf", reader="rules")
    assert plan.document.reader == "rules"
    assert contents(plan.to_dict()) == golden


def test_the_transcription_gives_the_golden_plan_by_fold(golden: dict[str, Any]) -> None:
    plan = read_plan(ROOT / "samples" / "EB152_34-zh.txt")
    assert folded(contents(plan.to_dict())) == folded(golden)


def test_the_transcription_is_the_published_text_of_the_golden_plan() -> None:
    plan = ebplan.read_plan(ROOT / "samples" / "EB152_34-zh.txt")
    expected = json.loads(GOLDEN.read_text(encoding="utf-8"))["document"]["source"]
    assert plan.document.source.model_dump() == expected


@pytest.mark.parametrize("name", [name for name in EXACT if name.endswith(".pdf")])
def test_every_record_of_a_pdf_says_where_it_stands(name: str) -> None:
    plan = read_plan(ROOT / "samples" / name)
    pages = plan.document.source.pages
    assert pages is not None
    for record in plan.records:
        assert record.sources, record.id
        for source in record.sources:
            x0, top, x1, bottom = source.box
            assert 1 <= source.page <= pages
            assert 0 <= x0 < x1 <= 842, record.id
            assert 0 <= top < bottom <= 596, record.id


def test_rows_over_a_page_break_name_both_pages() -> None:
    """Where LibreOffice cut rows in the sample was looked up in the rendered pages."""
    plan = read_plan(ROOT / "samples" / "EB152_34-zh.pdf")
    pages = {record.id: [source.page for source in record.sources] for record in plan.records}
    cut = {name: found for name, found in pages.items() if len(found) > 1}
    assert cut == {
        "A1-s1": [7, 8], "A1-6": [8, 9], "A1-9": [9, 10], "A1-s4": [10, 11], "A1-16": [11, 12],
        "A1-18": [12, 13], "A1-23": [13, 14], "A1-s7": [14, 15], "A1-s9": [15, 16],
        "A1-36": [16, 17], "A1-s11": [17, 18], "A1-42": [18, 19], "A1-45": [19, 20],
        "A1-52": [20, 21], "A1-56": [21, 22], "A2-22": [26, 27],
    }  # fmt: skip


def test_reading_twice_gives_the_same_bytes() -> None:
    from outputs.json_file import plan_json

    path = ROOT / "samples" / "EB152_34-zh.pdf"
    assert plan_json(read_plan(path)) == plan_json(read_plan(path))
