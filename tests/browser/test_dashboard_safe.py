"""Hostile documents: in a real browser nothing of them runs, and nothing of them is lost."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page

from normalize.records import Finding, Plan
from outputs.dashboard import Version
from outputs.page import shown_text
from tests.browser.chromium import Visits
from tests.browser.dashboards import written
from tests.browser.test_dashboard_records import EVERY_PAGE, texts_of
from tests.outputs.hostile import hostile_comparison, text

FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1+9)", "\t=1+1", '=HYPERLINK("http://x")')
PLANTED = "\n".join(
    (
        "<script>window.ran = 1</script></script><svg onload='window.ran = 2'>",
        '<img src=x onerror="window.ran = 3"><a href="javascript:window.ran = 4">x</a>',
        "<iframe srcdoc='<script>parent.ran = 5</script>'></iframe><base href='http://x.example/'>",
        "\u2028alert(1)\u2029-->]]><!--<style>*{display:none}</style>${window.ran = 6}{{7}}",
        *FORMULAS,
    )
)


def planted(plan: Plan) -> Plan:
    """The plan with the planted text in each text field of each record, and in findings."""
    records = []
    for record in plan.records:
        found = Finding(code="code", level="error", record=record.id, message=PLANTED + text(1))
        update = {
            "action": record.action + PLANTED,
            "objective": (record.objective or "") + PLANTED,
            "comments": PLANTED,
            "functional_area": record.functional_area + PLANTED,
            "sub_area": PLANTED,
            "extra": {**record.extra, PLANTED: PLANTED},
            "references": [PLANTED],
            "findings": [found],
        }
        records.append(record.model_copy(update=update))
    themes = [each.model_copy(update={"title": each.title + PLANTED}) for each in plan.themes]
    return plan.model_copy(update={"records": records, "themes": themes})


@pytest.fixture(scope="module")
def versions() -> list[Version]:
    made = hostile_comparison()
    return [Version("a", {"zh": planted(made.old)}), Version("b", {"zh": planted(made.new)})]


@pytest.fixture(scope="module")
def file(versions: list[Version], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("hostile"), versions)


def check_tame(page: Page) -> None:
    """No element of a document's making is in the page."""
    assert page.evaluate("window.ran") is None
    assert (
        page.locator("iframe, img, base, object, embed, link, main style, main script").count() == 0
    )
    links = page.locator("a").evaluate_all("all => all.map((each) => each.getAttribute('href'))")
    assert all(link.startswith("#") for link in links)
    attributes = page.evaluate(
        "[...document.querySelectorAll('*')].flatMap((each) => each.getAttributeNames())"
    )
    assert not [each for each in attributes if each.startswith("on") or each == "style"]


@pytest.mark.parametrize("at", [0, 1])
def test_nothing_planted_runs_and_nothing_is_lost(
    visits: Visits, file: Path, versions: list[Version], at: int
) -> None:
    plan = versions[at].plans["zh"]
    page = visits.open(file, f"/?version={at + 1}")
    check_tame(page)
    assert page.locator("tr[data-id]").count() == len(plan.actions())
    pages = page.evaluate(EVERY_PAGE, [record.id for record in plan.records])
    for record in plan.records:
        for each in texts_of(record):
            assert each in pages[record.id]
    check_tame(page)
    for view in ("changes", "about"):
        page.evaluate(f"location.hash = '#/{view}?version={at + 1}'")
        check_tame(page)
    about = str(page.locator("main").text_content())
    assert shown_text(plan.document.source.name) in about
    assert shown_text(plan.document.symbol) in about


def test_changes_show_both_sides_whole(visits: Visits, file: Path, versions: list[Version]) -> None:
    page = visits.open(file, "/changes")
    check_tame(page)
    for field, at in (("removed", 0), ("added", 1)):
        other = "ins" if field == "removed" else "del"
        plan = versions[at].plans["zh"]
        record = next(each for each in plan.records if each.id == "A1-2")
        shown = page.locator("[data-change=A1-2] p.marked").evaluate_all(
            "(all, other) => all.map((each) => { const copy = each.cloneNode(true);"
            "copy.querySelectorAll(`${other}, .unseen`).forEach((part) => part.remove());"
            "return copy.textContent; })",
            other,
        )
        assert shown_text(record.action) in shown


def test_a_search_and_a_filter_of_planted_texts_are_texts(visits: Visits, file: Path) -> None:
    page = visits.open(file)
    page.get_by_role("searchbox").fill("<script>window.ran")
    page.wait_for_url("**q=*")
    assert page.locator("tr[data-id]").count() == 4
    page.locator("[data-facet=area] summary").click()
    page.locator("[data-facet=area] input").first.check()
    assert page.locator("tr[data-id]").count() == 1
    check_tame(page)
    again = visits.open(file, page.url.partition("#")[2])
    assert again.locator("tr[data-id]").count() == 1
    check_tame(again)


def test_the_page_itself_can_make_no_markup_and_no_code(visits: Visits, file: Path) -> None:
    page = visits.open(file)
    with pytest.raises(Error, match="TrustedHTML"):
        page.evaluate("document.body.innerHTML = '<b>x</b>'")
    colour = page.evaluate(
        """async () => {
          const refused = new Promise((done) => addEventListener("securitypolicyviolation", done));
          const made = document.createElement("div");
          document.body.append(made);
          made.setAttribute("style", "color: red");
          await refused;
          return made.style.color;
        }"""
    )
    assert colour == ""
    refused = re.findall(r"policy violated: (\S+)", "\n".join(visits.troubles))
    assert {"require-trusted-types-for", "style-src-attr"} <= set(refused)
    visits.troubles.clear()
