"""For everyone: structure that can be heard, narrow windows, dark colours, paper."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page

from outputs.dashboard import Version
from outputs.dashboard.words import words
from tests.browser.chromium import Visits
from tests.browser.dashboards import chinese_plan, excerpts, two_versions, written

VIEWS = {
    "chinese": ("/", "/action/A1-12", "/about"),
    "six": ("/?lang=ar", "/action/A1-s1?lang=ar", "/?lang=fr&theme=1", "/?lang=ru"),
    "two": ("/changes", "/action/A1-3", "/?version=1"),
}
STRUCTURE = """() => {
  const seen = (each) => each.checkVisibility({visibilityProperty: true});
  const all = [...document.querySelectorAll("*")].filter(seen);
  const name = (each) =>
    (each.getAttribute("aria-label") ?? (each.labels?.[0] ?? each).textContent).trim();
  const ids = [...document.querySelectorAll("[id]")].map((each) => each.id);
  const pressed = all.filter((each) => each.matches("a[href], button, input, select, summary"));
  return {
    nameless: pressed.filter((each) => !name(each)).map((each) => each.outerHTML),
    twice: ids.filter((id, at) => ids.indexOf(id) !== at),
    headings: all
      .filter((each) => each.matches("h1, h2, h3, h4"))
      .map((each) => Number(each.tagName[1])),
    landmarks: ["header", "main", "nav"].map((tag) => document.querySelectorAll(tag).length),
    unnamedNavs: [...document.querySelectorAll("nav")].filter(
      (each) => !each.getAttribute("aria-label")).length,
    outside: [...document.body.children]
      .filter((each) => seen(each) && !["page"].includes(each.id) && each.textContent.trim())
      .map((each) => each.tagName),
    wide: document.documentElement.scrollWidth - innerWidth,
    cutOff: all
      .filter((each) => !each.matches(".unseen, .skip") &&
        each.matches("td, th, p, h1, h2, h3, dd, dt, li, button, a") &&
        each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== "inline")
      .map((each) => each.outerHTML.slice(0, 120)),
  };
}"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    versions = {
        "chinese": [Version("EB152/34", {"zh": chinese_plan()})],
        "six": [Version("EB152/34", excerpts())],
        "two": two_versions(),
    }
    return {name: written(tmp_path_factory.mktemp(name), each) for name, each in versions.items()}


def check_structure(page: Page) -> None:
    found = page.evaluate(STRUCTURE)
    headings = found.pop("headings")
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(headings))
    header, main, navs = found.pop("landmarks")
    assert (header, main) == (1, 1)
    assert navs >= 1
    assert found == {
        "nameless": [], "twice": [], "unnamedNavs": 0, "outside": [], "wide": 0, "cutOff": []
    }  # fmt: skip


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("width", [1280, 390])
def test_each_view_has_its_structure_and_fits(
    visits: Visits, files: dict[str, Path], name: str, width: int
) -> None:
    page = visits.open(files[name], VIEWS[name][0], width=width)
    check_structure(page)
    for view in VIEWS[name][1:]:
        page.evaluate("(view) => { location.hash = `#${view}`; }", view)
        page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        check_structure(page)


def test_words_of_the_page_never_show_as_keys(visits: Visits, files: dict[str, Path]) -> None:
    page = visits.open(files["six"], "/?lang=es")
    text = str(page.locator("body").inner_text())
    groups = "|".join({key.split(".")[0] for key in words()})
    assert not re.findall(rf"\b(?:{groups})\.[a-z_]+\b", text)
    assert "undefined" not in text
    assert "NaN" not in text


def test_colours_follow_the_system_or_the_readers_choice(
    visits: Visits, files: dict[str, Path]
) -> None:
    def back(page: Page) -> str:
        return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    light, dark = "rgb(255, 255, 255)", "rgb(20, 23, 27)"
    page = visits.open(files["two"], dark=True)
    assert back(page) == dark
    page.get_by_label("Colours").select_option("light")
    assert back(page) == light
    page.reload()
    assert back(page) == light
    page.get_by_label("Colours").select_option("auto")
    assert back(page) == dark
    page.emulate_media(color_scheme="light")
    assert back(page) == light
    page.get_by_label("Colours").select_option("dark")
    assert back(page) == dark
    page.emulate_media(media="print")
    assert back(page) == light


def test_paper_has_the_filtered_actions_and_nothing_to_press(
    visits: Visits, files: dict[str, Path]
) -> None:
    page = visits.open(files["chinese"], "/?theme=3")
    page.emulate_media(media="print")
    for hidden in (".facets", ".search input", ".clear", ".views", ".colours", ".skip"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator("tr[data-id]").first.is_visible()
    assert page.locator(".chips").is_visible()
    assert page.locator(".bar-svg").first.is_visible()
    full = page.locator(".clamped").first
    assert full.evaluate("each => getComputedStyle(each).webkitLineClamp") in ("none", "3")
    assert full.evaluate("each => getComputedStyle(each).display") == "inline"


def test_a_reader_without_scripts_is_told_what_to_do(
    visits: Visits, files: dict[str, Path]
) -> None:
    source = files["two"].read_text(encoding="utf-8")
    assert "<noscript><p>This page is drawn by the scripts in it" in source
