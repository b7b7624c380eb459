"""The review page in a real browser: what a reviewer does, from the first look to the file."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Download, Page, expect

import ebplan
from audit.corrections.fields import field_names, field_value
from normalize.records import Finding
from outputs.review import Review, review_page
from tests import factory
from tests.browser.chromium import Visits
from tests.conftest import ROOT
from tests.outputs.hostile import text
from tests.outputs.reviews import hostile_plan, review_of

CHINESE = ROOT / "samples" / "EB152_34-zh.pdf"
ARABIC = ROOT / "samples" / "EB152_34-excerpt-ar.pdf"


@pytest.fixture(scope="module")
def chinese(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The review page of the whole Chinese plan."""
    return written(tmp_path_factory, ebplan.review(CHINESE, scale=0.6))


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The review page of the Arabic excerpt."""
    return written(tmp_path_factory, ebplan.review(ARABIC, scale=0.6, readers=[]))


def written(factory: pytest.TempPathFactory, page: bytes) -> Path:
    path = factory.mktemp("review") / "review.html"
    path.write_bytes(page)
    return path


def made(folder: Path, review: Review) -> Path:
    path = folder / "review.html"
    path.write_bytes(review_page(review))
    return path


def entry(page: Page, name: str) -> Any:
    return page.locator(f'.entry[data-field="{name}"]')


def saved(page: Page, folder: Path, how: Any) -> Path:
    """The file that the browser saves when that is done."""
    with page.expect_download() as download:
        how()
    done: Download = download.value
    assert done.suggested_filename == "corrections.json"
    path = folder / "corrections.json"
    done.save_as(path)
    return path


def record(plan: ebplan.Plan, id_: str) -> ebplan.Record:
    return next(each for each in plan.records if each.id == id_)


def test_what_is_corrected_on_the_page_is_what_extract_gives(
    visits: Visits, chinese: Path, tmp_path: Path
) -> None:
    page = visits.open(chinese, "A1-12")
    expect(page.locator("#progress-text")).to_have_text("0 of 1363 fields, 0 of 121 records done")
    entry(page, "cost").locator(".correct").click()
    expect(page.locator("#message")).to_contain_text("Say who you are first")
    page.fill("#reviewer", "Ana Lima")
    entry(page, "cost").locator(".correct").click()
    form = page.get_by_role("form", name="Correct Cost")
    form.get_by_label("Kind").select_option("amount")
    form.get_by_label("At least").fill("100 000")
    form.get_by_label("At most").fill("90000")
    form.get_by_label("Paid").select_option("year")
    form.get_by_role("button", name="Save correction").click()
    expect(form.get_by_role("alert")).to_have_text("“At most” is less than “at least”.")
    form.get_by_label("At most").fill("120000")
    form.get_by_role("button", name="Save correction").click()
    expect(form.get_by_role("alert")).to_have_text("Say why: a reason is needed.")
    form.get_by_label("Reason").fill("as told by the secretariat")
    form.get_by_role("button", name="Save correction").click()
    entry(page, "action").locator(".accept").click()
    entry(page, "comments").locator(".correct").click()
    page.get_by_role("form").locator("textarea").fill("第一行\n第二行，见 EB152/33")
    page.get_by_role("form").get_by_label("Reason").fill("misread")
    page.keyboard.press("Enter")
    expect(page.locator("#progress-text")).to_contain_text("3 of 1363 fields")
    file = saved(page, tmp_path, lambda: page.click("#save"))
    expect(page.locator("#unsaved")).to_be_empty()

    before = ebplan.read_plan(CHINESE)
    after = ebplan.read_plan(CHINESE, corrections=file)
    cost = {"kind": "amount", "text": "待完成", "min_usd": 100000, "max_usd": 120000, "per": "year"}
    found = record(after, "A1-12")
    assert found.cost is not None
    assert found.cost.model_dump(exclude_defaults=True) == cost
    assert found.comments == "第一行\n第二行，见 EB152/33"
    assert found.references == ["EB152/33"]
    assert [each.code for each in found.findings] == ["corrected", "corrected", "accepted"]
    assert all("Ana Lima" in each.message for each in found.findings)
    others = [each for each in before.records if each.id != "A1-12"]
    assert [each for each in after.records if each.id != "A1-12"] == others


def test_a_box_leads_to_its_field_and_a_field_to_its_box(visits: Visits, chinese: Path) -> None:
    page = visits.open(chinese)
    box = page.locator('button.box[aria-label^="A2-7 Action"]')
    box.click()
    expect(entry(page, "action")).to_have_class("entry wordy selected")
    expect(entry(page, "action").locator(".field-name")).to_be_focused()
    expect(page.locator("#record-A2-7 .record-head")).to_have_attribute("aria-expanded", "true")
    entry(page, "comments").locator(".field-name").click()
    chosen = page.locator(".box.selected")
    expect(chosen.first).to_have_attribute("aria-current", "true")
    expect(chosen.first).to_be_in_viewport()
    assert (chosen.first.get_attribute("aria-label") or "").startswith("A2-7 Comments")
    assert page.url.endswith("#A2-7")


def test_a_cell_of_two_fields_leads_to_each_in_turn(visits: Visits, chinese: Path) -> None:
    page = visits.open(chinese)
    box = page.locator('button.box[aria-label^="A1-12 Functional area"]')
    box.click()
    expect(entry(page, "functional_area").locator(".field-name")).to_be_focused()
    box.click()
    expect(entry(page, "sub_area").locator(".field-name")).to_be_focused()


def test_links_lead_to_the_subheading_and_addresses_to_records(
    visits: Visits, chinese: Path
) -> None:
    page = visits.open(chinese, "A1-12")
    entry(page, "subheading").get_by_role("link", name="A1-s3").click()
    expect(page.locator("#record-A1-s3 .record-head")).to_be_focused()
    expect(page.locator("#record-A1-s3 .entry").first).to_be_visible()
    page.evaluate("location.hash = '#A9-99'")
    expect(page.locator("#message")).to_have_text("There is no record A9-99 here.")


def test_everything_can_be_done_with_the_keyboard_alone(
    visits: Visits, chinese: Path, tmp_path: Path
) -> None:
    page = visits.open(chinese)
    press, type_ = page.keyboard.press, page.keyboard.type
    press("Tab")
    expect(page.get_by_text("Skip to the records")).to_be_focused()
    press("Tab")
    type_("Ji Li")
    expect(page.locator("#reviewer")).to_have_value("Ji Li")
    for _ in range(3):
        press("Tab")
    press("j")
    press("j")
    press("k")
    expect(page.locator("#record-A1-1 .record-head")).to_be_focused()
    press("ArrowDown")
    press("ArrowDown")
    expect(entry(page, "theme").locator(".field-name")).to_be_focused()
    press("a")
    expect(entry(page, "functional_area").locator(".accept")).to_be_focused()
    press("Enter")
    press("ArrowDown")
    press("c")
    expect(page.get_by_role("form", name="Correct Subheading").locator("select")).to_be_focused()
    press("Escape")
    expect(entry(page, "subheading").locator(".field-name")).to_be_focused()
    press("c")
    type_("A1-s1")
    press("Tab")
    type_("stands below it")
    press("Enter")
    expect(entry(page, "subheading").locator(".state")).to_contain_text("corrected by Ji Li")
    press("b")
    expect(page.locator("button.box:focus")).to_have_count(1)
    press("ArrowRight")
    press("Enter")
    expect(page.locator(".entry.selected .field-name")).to_be_focused()
    press("n")
    press("Shift+A")
    expect(page.locator("#record-A1-2")).to_have_class("record none done")
    expect(page.locator("#progress-text")).to_have_text("17 of 1363 fields, 1 of 121 records done")
    press("/")
    type_("A2-38")
    expect(page.locator(".record:visible")).to_have_count(1)
    press("Tab")
    press("?")
    assert not page.locator("#help").evaluate("(one) => one.open"), "a key in a choice is its own"
    for _ in range(2):
        press("Tab")
    press("?")
    expect(page.locator("#help")).to_contain_text("accept all fields of the record")
    file = saved(page, tmp_path, lambda: press("s"))
    decisions = json.loads(file.read_text(encoding="utf-8"))["decisions"]
    assert [each["record"] for each in decisions[:3]] == ["A1-1"] * 3
    assert decisions[2]["corrected"] == "A1-s1"
    assert {each["by"] for each in decisions} == {"Ji Li"}


def test_keys_can_be_turned_off(visits: Visits, chinese: Path) -> None:
    page = visits.open(chinese)
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Single keys do these things").uncheck()
    page.keyboard.press("j")
    expect(page.locator('[aria-expanded="true"]')).to_have_count(0)


def test_saved_decisions_are_loaded_again_and_what_no_longer_fits_is_told(
    visits: Visits, chinese: Path, tmp_path: Path
) -> None:
    page = visits.open(chinese, "A1-3")
    page.fill("#reviewer", "Ana")
    entry(page, "status").locator(".accept").click()
    entry(page, "action").locator(".accept").click()
    file = saved(page, tmp_path, lambda: page.click("#save"))
    content = json.loads(file.read_text(encoding="utf-8"))
    content["decisions"][1]["read"] = {"value": "planned", "text": "something else"}
    file.write_text(json.dumps(content), encoding="utf-8")

    again = visits.open(chinese, "A1-3")
    again.set_input_files("#load", file)
    expect(again.locator("#message")).to_contain_text("Loaded 1 decisions. 1 do not fit")
    expect(entry(again, "action").locator(".state")).to_have_text("✓ accepted by Ana")
    expect(entry(again, "status").locator(".state")).to_have_count(0)
    content["document"]["symbol"] = "EB154/1"
    file.write_text(json.dumps(content), encoding="utf-8")
    again.set_input_files("#load", file)
    expect(again.locator("#message")).to_contain_text("it is of EB154/1 (zh)")


def test_leaving_with_unsaved_decisions_is_asked_about(
    visits: Visits, chinese: Path, tmp_path: Path
) -> None:
    page = visits.open(chinese, "A1-3")
    page.fill("#reviewer", "Ana")
    entry(page, "status").locator(".accept").click()
    expect(page.locator("#unsaved")).to_have_text("not saved yet")
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    expect(page.locator("#unsaved")).to_have_text("not saved yet")
    visits.troubles.clear()
    saved(page, tmp_path, lambda: page.click("#save"))
    with page.expect_event("close"):
        page.close(run_before_unload=True)


def test_findings_come_first_and_are_accepted_with_a_reason(visits: Visits, tmp_path: Path) -> None:
    odd = Finding(code="empty_field", level="error", record="A1-2", message="The action is empty.")
    records = [
        factory.action(1),
        factory.action(2, findings=[odd]),
        factory.action(3, findings=[odd.model_copy(update={"level": "warning", "record": "A1-3"})]),
    ]
    plan = factory.plan(records, claims=[])
    page = visits.open(made(tmp_path, review_of(plan, lost=["没有人读", "外面"])))
    ids = page.locator(".record .id").all_inner_texts()
    assert ids == ["A1-2", "A1-3", "A1-1"]
    page.get_by_label("Order").select_option("document")
    assert page.locator(".record .id").all_inner_texts() == ["A1-1", "A1-2", "A1-3"]
    expect(page.locator(".section").first).to_contain_text("Text that no record took (2)")
    page.locator(".section .findings button").nth(1).click()
    expect(page.locator(".box.lost.selected")).to_have_count(1)
    assert "外面" in (page.locator(".box.lost.selected").get_attribute("title") or "")

    page.fill("#reviewer", "Ana")
    page.locator("#record-A1-2 .record-head").click()
    page.get_by_role("button", name="Accept finding").click()
    page.get_by_label("Why is it no trouble?").fill("it is blank in the document")
    page.keyboard.press("Enter")
    expect(page.locator(".findings .state")).to_contain_text("accepted by Ana: it is blank")
    [decision] = json.loads(
        saved(page, tmp_path, lambda: page.click("#save")).read_text(encoding="utf-8")
    )["decisions"]
    assert (decision["decision"], decision["code"]) == ("accept_finding", "empty_field")


@pytest.mark.parametrize("paged", [True, False], ids=["pages", "tables"])
def test_nothing_hostile_runs_and_nothing_of_it_is_lost(
    visits: Visits, tmp_path: Path, paged: bool
) -> None:
    plan = hostile_plan()
    page = visits.open(
        made(tmp_path, review_of(plan, paged=paged, prose=[text(2)], lost=[text(1), text(0)]))
    )
    page.fill("#reviewer", text(1).split("\n")[0])
    for each in plan.records:
        page.evaluate("(id) => App.select(id, null)", each.id)
        shown = page.locator(".record-body:visible").inner_text()
        assert "<script>alert(1)</script>" in shown
        page.get_by_role("button", name="Accept all fields").click()
        for each_entry in page.locator(".entry .correct").all():
            each_entry.click()
        for form in page.locator("form.editor").all():
            form.get_by_role("button", name="Cancel").click()
    for button in page.locator("#sheet-list button.box").all()[:8]:
        button.dispatch_event("click")
    assert page.locator("img[src=x], a[href^=javascript], #sheet-list script").count() == 0
    content = json.loads(
        saved(page, tmp_path, lambda: page.click("#save")).read_text(encoding="utf-8")
    )
    read = {(one["record"], one["field"]): one["read"] for one in content["decisions"]}
    assert read == {
        (each.id, name): field_value(each, name)
        for each in plan.records
        for name in field_names(each)
    }
    assert content["document"]["name"] == text(3)


def test_arabic_is_right_to_left_in_its_own_language(visits: Visits, arabic: Path) -> None:
    page = visits.open(arabic, "A1-2", width=390, height=844)
    value = entry(page, "action").locator(".value .printed")
    assert (value.get_attribute("lang"), value.get_attribute("dir")) == ("ar", "rtl")
    entry(page, "budget").locator(".field-name").click()
    expect(page.locator(".box.selected")).to_be_in_viewport()
    entry(page, "budget").locator(".correct").click()
    expect(page.locator("#message")).to_contain_text("Say who you are")


def test_an_arabic_page_opens_at_its_right_edge(visits: Visits, arabic: Path) -> None:
    page = visits.open(arabic, width=390, height=844)
    assert from_right(page) <= 1 < page.evaluate("document.getElementById('sheet-list').scrollLeft")
    page.get_by_role("button", name="Larger").click()
    assert from_right(page) <= 1


def test_an_arabic_document_without_pages_opens_where_it_begins(
    visits: Visits, tmp_path: Path
) -> None:
    records = [factory.action(each, action="الإجراء " * 90) for each in range(1, 4)]
    plan = factory.plan(records, claims=[], language="ar")
    page = visits.open(made(tmp_path, review_of(plan, paged=False, prose=["خطة الأمانة"])))
    assert from_right(page) <= 1
    assert page.evaluate(
        "(one => one.scrollWidth > one.clientWidth)(document.getElementById('sheet-list'))"
    )
    expect(page.locator(".prose")).to_be_in_viewport(ratio=1)


def from_right(page: Page) -> float:
    """How far the sheets are scrolled from their right edge, in pixels."""
    return float(
        page.evaluate(
            "(one => (getComputedStyle(one).direction === 'rtl' ? 0 "
            ": one.scrollWidth - one.clientWidth) - one.scrollLeft)"
            "(document.getElementById('sheet-list'))"
        )
    )


def test_a_table_without_pages_scrolls_in_its_place_and_a_chosen_cell_is_seen(
    visits: Visits, tmp_path: Path
) -> None:
    records = [factory.action(each, action="行动" * 400) for each in range(1, 60)]
    page = visits.open(made(tmp_path, review_of(factory.plan(records, claims=[]), paged=False)))
    scrolled = (
        "[...document.querySelectorAll('#sheets *')].filter((one) => "
        "one.scrollWidth > one.clientWidth && getComputedStyle(one).overflowX === 'auto')"
        ".map((one) => one.id)"
    )
    assert page.evaluate(scrolled) == ["sheet-list"]
    page.locator("#record-A1-50 .record-head").click()
    entry(page, "comments").locator(".field-name").click()
    expect(page.locator(".box.selected")).to_be_in_viewport(ratio=1)
    entry(page, "number").locator(".field-name").click()
    expect(page.locator(".box.selected")).to_be_in_viewport(ratio=1)


@pytest.fixture(params=[(390, 844), (1280, 860)], ids=["narrow", "wide"])
def sized(request: pytest.FixtureRequest, visits: Visits, chinese: Path) -> Page:
    width, height = request.param
    return visits.open(chinese, "A1-12", width=width, height=height)


def test_the_page_is_as_wide_as_the_window(sized: Page) -> None:
    assert sized.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert sized.evaluate(
        "[...document.querySelectorAll('#records *')].every((one) => "
        "one.closest('.unseen') || one.getBoundingClientRect().right <= innerWidth + 1)"
    )
