"""What a review page is made of: records by need, boxes, pictures, data that can't break out."""

import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from audit.crosscheck import compare_readings
from audit.leftovers import LeftCell
from normalize.records import Budget, Finding, Plan
from normalize.taken import TakenCells
from outputs.dashboard import page as dashboard
from outputs.page import SHARED_SCRIPTS, policy, shared_script
from outputs.review import Review, review_page
from outputs.review.boxes import cell_boxes, flow
from outputs.review.data import data_json, data_of
from outputs.review.page import SCRIPTS, script
from outputs.review.picture import page_png
from outputs.review.records import record_entries
from tests import factory
from tests.outputs.reviews import hostile_plan, review_of


def needs(plan: Plan, other: Plan | None = None, lost: tuple[str, ...] = ()) -> dict[str, str]:
    comparison = compare_readings({"tags": plan, "rules": other}) if other else None
    return {each["id"]: each["need"] for each in record_entries(plan, comparison, lost)}


def found(level: str) -> Finding:
    return Finding.model_validate({"code": "empty_field", "level": level, "message": "x"})


def test_what_needs_a_look_most_is_told() -> None:
    records = [
        factory.action(1, findings=[found("info"), found("error"), found("warning")]),
        factory.action(2, findings=[found("info"), found("warning")]),
        factory.action(3),
        factory.action(4),
        factory.action(5, findings=[found("info")]),
        factory.action(6, budget=Budget(value="unrecognised", text="?")),
        factory.action(7),
    ]
    plan = factory.plan(records)
    changed = [*records[:2], factory.action(3, comments="别的"), *records[3:]]
    assert needs(plan, factory.plan(changed), ("A1-4",)) == {
        "A1-1": "error",
        "A1-2": "warning",
        "A1-3": "disagreement",
        "A1-4": "lost",
        "A1-5": "doubt",
        "A1-6": "doubt",
        "A1-7": "none",
    }


def test_a_disagreement_stands_with_its_field() -> None:
    plan = factory.plan([factory.action(1, extra={"Unit": "a"}), factory.action(2)])
    one = plan.records[0]
    assert one.cost is not None
    cost = one.cost.model_copy(update={"min_usd": 5})
    marks = factory.timeline("due", "due", "blank")
    other = one.model_copy(update={"cost": cost, "timeline": marks, "extra": {"Unit": "b"}})
    comparison = compare_readings({"tags": plan, "rules": factory.plan([other])})
    first, second = record_entries(plan, comparison, ())
    differ = {(each["field"], each["ours"], each["theirs"]) for each in first["differ"]}
    assert differ == {
        ("cost", "100000", "5"),
        ("timeline.2024", "none", "due"),
        ("timeline.2024", "-", "X"),
        ("extra.Unit", "a", "b"),
    }
    assert [(each["field"], each["reader"]) for each in second["differ"]] == [(None, "rules")]


@given(st.integers(1, 9), st.integers(1, 9), st.data())
def test_a_picture_has_the_greys_of_its_page(columns: int, rows: int, data: st.DataObject) -> None:
    size = columns * rows
    pixels = data.draw(st.binary(min_size=size, max_size=size))
    image = Image.open(io.BytesIO(page_png(columns, rows, pixels)))
    assert image.size == (columns, rows)
    greys = image.convert("L").tobytes()
    assert all(abs(one - other) <= 9 for one, other in zip(greys, pixels, strict=True))


def test_boxes_say_what_they_were_read_for() -> None:
    review = review_of(factory.plan(), lost=["没人要"])
    boxes = cell_boxes(review)
    assert boxes[0]["fields"] == [["A1-1", "number"]]
    assert (boxes[0]["page"], boxes[0]["box"]) == (1, [10, 60, 50, 78])
    assert (boxes[-1]["kind"], boxes[-1]["lost"], boxes[-1]["fields"]) == ("lost", "没人要", [])
    uses = TakenCells(uses={0: "header", 1: "theme", 2: "left_out"})
    left = [LeftCell(2, "x", whole=True, ignored=True)]
    other = Review(review.document, review.plan, uses, left, review.pages)
    assert [each["kind"] for each in cell_boxes(other)[:4]] == [
        "header",
        "theme",
        "ignored",
        "blank",
    ]


def test_a_document_without_pages_is_shown_by_its_tables() -> None:
    review = review_of(factory.plan(), paged=False, prose=["前言"])
    first, table = flow(review.document)
    assert first == {"type": "text", "kind": "body", "text": "前言"}
    assert [cell["column"] for cell in table["rows"][0]][:3] == [0, 1, 2]
    assert all(each["box"] is None for each in cell_boxes(review))
    assert data_of(review)["pages"] == []


class Page(HTMLParser):
    """The elements of a page, and what stands in its scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self._inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside = tag == "script"
        if self._inside:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[-1] += data


@pytest.mark.parametrize("paged", [True, False])
def test_the_data_stands_in_the_page_as_it_is(paged: bool) -> None:
    review = review_of(hostile_plan(), paged=paged, lost=["</script><b>\u2028\ud800\uffff"])
    page = Page(review_page(review).decode("utf-8"))
    assert [attributes.get("type") for tag, attributes in page.tags if tag == "script"] == [
        "application/json",
        None,
    ]
    data, code = page.scripts
    assert json.loads(data) == json.loads(json.dumps(data_of(review)))
    assert code == script()
    [content] = [
        attributes["content"]
        for tag, attributes in page.tags
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert content is not None
    assert policy("", [script()]).partition("script-src ")[2] in content
    assert "img-src data:;" in content
    assert "unsafe" not in content
    assert not re.findall(
        r"https?:", "".join(str(each) for each in page.tags).replace("http-equiv", "")
    )


def test_scripts_make_no_markup_of_texts() -> None:
    words = (
        r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|Function\(|setAttribute\(.on"
    )
    assert not re.search(words, script())
    assert len(set(SCRIPTS)) == len(SCRIPTS)


def test_every_script_is_in_the_page_and_those_of_all_pages_come_first(root: Path) -> None:
    outputs = root / "outputs"
    assert {each.stem for each in (outputs / "review" / "assets").glob("*.js")} == set(SCRIPTS)
    assert {each.stem for each in (outputs / "assets").iterdir()} == set(SHARED_SCRIPTS)
    for made in (script(), dashboard.script()):
        assert made.startswith(shared_script())
        assert made.count("const Dom =") == 1


def test_the_same_review_gives_the_same_page() -> None:
    review = review_of(factory.plan())
    assert review_page(review) == review_page(review)
    assert "\u2028" not in data_json(review_of(hostile_plan()))
