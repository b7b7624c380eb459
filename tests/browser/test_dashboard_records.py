"""The pages of records: everything that the plan holds of them, in six languages, and changes."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ebplan import read_plan
from normalize.records import Cost, Merged, Plan, Record, TimelineEntry
from outputs.dashboard import Version
from outputs.dashboard.words import words
from outputs.page import shown_text
from tests import factory
from tests.browser.chromium import Visits
from tests.browser.dashboards import (
    LANGUAGES,
    address,
    excerpts,
    focused,
    ids,
    two_versions,
    written,
)
from tests.conftest import ROOT

# Each record's page, by id, as its text and the addresses of its links.
EVERY_PAGE = """async (ids) => {
  const pages = {};
  for (const id of ids) {
    const [, query] = location.hash.split("?");
    const next = `#/action/${id}` + (query ? `?${query}` : "");
    if (next !== location.hash) {
      const shown = new Promise((done) => addEventListener("hashchange", done, {once: true}));
      location.hash = next;
      await shown;
    }
    pages[id] = document.querySelector("main").textContent;
  }
  return pages;
}"""


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("six"), [Version("EB152/34", excerpts())])


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("two"), two_versions())


def texts_of(record: Record) -> list[str]:
    """Every text of a record that its page must show."""
    values = [record.budget, record.cost, record.status, *(record.timeline or ())]
    found = [record.id, record.functional_area, record.sub_area, record.action]
    found += [record.objective or "", record.comments or "", *record.references]
    found += [value.text for value in values if value]
    found += [part for pair in record.extra.items() for part in pair]
    found += [record.merged.text] if record.merged else []
    found += [finding.message for finding in record.findings]
    return [shown_text(text) for text in found]


def check_pages(page: Page, plan: Plan) -> None:
    pages = page.evaluate(EVERY_PAGE, [record.id for record in plan.records])
    for record in plan.records:
        text = pages[record.id]
        for each in texts_of(record):
            assert each in text, (record.id, each)
        for source in record.sources:
            assert ", ".join(f"{each:.1f}" for each in source.box) in text


def test_each_record_of_the_chinese_plan_is_shown_whole(visits: Visits, tmp_path: Path) -> None:
    plan = read_plan(ROOT / "samples" / "EB152_34-zh.pdf")
    page = visits.open(written(tmp_path, [Version("EB152/34", {"zh": plan})]), "/action/A1-1")
    check_pages(page, plan)
    page.evaluate("location.hash = '#/action/A1-s1'")
    covered = page.locator(".covered a")
    assert covered.count() == len([each for each in plan.actions() if each.subheading == "A1-s1"])
    covered.first.click()
    assert address(page) == "/action/A1-4"
    [source] = next(each for each in plan.records if each.id == "A1-4").sources
    places = re.sub("[\u2068\u2069]", "", page.locator(".places").inner_text())
    assert f"第{source.page}页，页面中部" in places
    page.get_by_role("link", name="A1-5").click()
    assert focused(page).startswith("A1-5")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_is_shown_whole_in_its_own_words(
    visits: Visits, six: Path, language: str
) -> None:
    plan = excerpts()[language]
    page = visits.open(six, f"/?lang={language}")
    root = page.locator("html")
    assert root.get_attribute("lang") == language
    assert root.get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    expect(page).to_have_title(plan.document.title)
    assert ids(page) == [record.id for record in plan.actions()]
    assert page.locator("#actions-title").inner_text() == words()["page.all_actions"][language]
    check_pages(page, plan)
    for record in plan.records[:3]:
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), record.id


def test_the_switch_of_languages_keeps_filters_action_and_place(visits: Visits, six: Path) -> None:
    plans = excerpts()
    area = plans["zh"].actions()[0].functional_area
    page = visits.open(six, "/?lang=zh")
    page.locator("[data-facet=area] summary").click()
    page.locator(f"[data-facet=area] input[value='{area}']").check()
    found = ids(page)
    assert 0 < len(found) < len(plans["zh"].actions())
    page.get_by_role("navigation", name="语言").get_by_role("link", name="العربية").press("Enter")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert ids(page) == found
    assert not page.locator(".notice").is_visible()
    assert focused(page) == "العربية"
    page.locator("tr[data-id] a.to-record").first.click()
    page.get_by_role("link", name="français").click()
    assert address(page).startswith(f"/action/{found[0]}?")
    assert "lang=fr" in address(page)
    assert plans["fr"].actions()[0].action in page.locator("article").inner_text()
    page.go_back()
    assert page.locator("html").get_attribute("lang") == "ar"


def test_versions_are_switched_and_what_changed_is_told(visits: Visits, two: Path) -> None:
    page = visits.open(two)
    switch = page.get_by_role("navigation", name="Version")
    assert switch.locator("[aria-current=true]").inner_text() == "EB154/7"
    page.get_by_role("link", name="What changed", exact=True).click()
    types = page.locator("[data-type]")
    found = {
        str(types.nth(at).get_attribute("data-type")): types.nth(at)
        .locator("[data-change]")
        .evaluate_all("all => all.map((each) => each.dataset.change)")
        for at in range(types.count())
    }
    assert found == {
        "implemented": ["A2-1"],
        "added": ["A1-2"],
        "removed": ["A1-4"],
        "changed": ["A1-1"],
        "renumbered": ["A1-3"],
    }
    changed = page.locator("[data-change=A1-1] td").all_inner_texts()
    assert [" ".join(each.split()) for each in changed] == ["Ongoing · 正在进行", "Planned"]
    page.locator("[data-change=A1-4] h3 a").click()
    assert address(page) == "/action/A1-4?version=1"
    assert "external suppliers" in page.locator("article").inner_text()


def test_an_action_is_followed_through_versions(visits: Visits, two: Path) -> None:
    page = visits.open(two, "/action/A1-3")
    assert "it was \u2068A1-2\u2069" in str(page.locator("article .group").text_content())
    page.get_by_role("navigation", name="Version").get_by_role("link", name="EB152/34").click()
    assert address(page) == "/action/A1-2?version=1"
    page.get_by_role("navigation", name="Version").get_by_role("link", name="EB154/7").click()
    assert address(page) == "/action/A1-3?version=2"
    page = visits.open(two, "/?change=added&change=implemented")
    assert ids(page) == ["A1-2", "A2-1"]
    assert page.locator(".badge.added").inner_text() == "Added"
    older = visits.open(two, "/?change=added&version=1")
    assert len(ids(older)) == 4
    assert "change=added" in older.locator(".notice").inner_text()


def odd_plan() -> Plan:
    """A plan of records that lack, repeat or break what others have."""
    nothing = {"budget": None, "cost": None, "timeline": None, "status": None}
    return factory.plan(
        [
            factory.action(1, theme=99, functional_area="", action="", objective=None),
            factory.action(1, action="the same number again"),
            factory.action(None, theme=None, **nothing),
            factory.action(4, merged=Merged(columns=["status", "timeline"], text=""), **nothing),
            factory.action(5, subheading="A1-s9", timeline=[]),
            factory.action(6, cost=Cost(kind="unrecognised", text="??"), timeline=timeline("odd")),
            factory.subheading(1, action=""),
        ],
        themes=[],
        title="",
        language="tlh",
    )


def timeline(text: str) -> list[TimelineEntry]:
    return [TimelineEntry(period="2030", mark="unrecognised", text=text)]


@pytest.mark.parametrize("plan", [odd_plan(), factory.plan([], themes=[])], ids=["odd", "empty"])
def test_odd_plans_are_shown_too(visits: Visits, tmp_path: Path, plan: Plan) -> None:
    page = visits.open(written(tmp_path, [Version("E1", {plan.document.language: plan})]))
    assert ids(page) == [record.id for record in plan.actions()]
    assert page.locator("html").get_attribute("lang") in ("en", "zh")
    for record in plan.records:
        page.evaluate("(id) => { location.hash = `#/action/${id}`; }", record.id)
        count = sum(each.id == record.id for each in plan.records)
        expect(page.locator("article.record")).to_have_count(count)
    for view in ("changes", "about", "?sort=action", "?sort=theme", "?sort=year", "?sort=-status"):
        page.evaluate("(view) => { location.hash = `#/${view}`; }", view)
        expect(page.locator("#view-title")).to_have_count(1)


def test_versions_with_one_symbol_are_told_by_order_and_file(
    visits: Visits, tmp_path: Path
) -> None:
    first, second = two_versions()
    file = written(tmp_path, [first, Version("EB152/34", second.plans)])
    page = visits.open(file)
    names = page.get_by_role("navigation", name="Version").get_by_role("link").all_inner_texts()
    assert names == ["1. EB152/34 (EB152_34-zh.pdf)", "2. EB152/34 (EB152_34-zh.pdf)"]
