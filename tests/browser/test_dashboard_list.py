"""The dashboard of the full Chinese plan: figures, charts, filters, addresses, the table."""

import re
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from normalize.records import Plan, Record
from outputs.dashboard import Version
from outputs.dashboard.words import words
from tests import factory
from tests.browser.chromium import Visits
from tests.browser.dashboards import address, chinese_plan, focused, ids, written


@pytest.fixture(scope="module")
def plan() -> Plan:
    return chinese_plan()


@pytest.fixture(scope="module")
def file(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("chinese"), [Version("EB152/34", {"zh": plan})])


def said(key: str, language: str = "zh") -> str:
    return words()[key][language]


def themes_of(plan: Plan) -> list[tuple[str, str, list[Record]]]:
    """Each theme's key, its title with its number, and its actions."""
    return [
        (
            "other" if theme.number is None else str(theme.number),
            theme.title if theme.number is None else f"{theme.number}. {theme.title}",
            [record for record in plan.actions() if record.theme == theme.number],
        )
        for theme in plan.themes
    ]


def chart(page: Page, title: str) -> dict[str, str]:
    """What each row of a chart says to those who hear it, by the row's key."""
    section = page.locator("section.chart", has=page.get_by_role("heading", name=title, exact=True))
    rows = section.locator(".bar-row").evaluate_all(
        "all => all.map((row) => [row.dataset.row, "
        "row.querySelector('[role=img]').getAttribute('aria-label')])"
    )
    return dict(rows)


def test_figures_and_charts_count_what_the_plan_holds(
    visits: Visits, file: Path, plan: Plan
) -> None:
    page = visits.open(file)
    expect(page).to_have_title(plan.document.title)
    assert len(ids(page)) == len(plan.actions()) == 98
    status = Counter(record.status.value for record in plan.actions() if record.status)
    tiles = {
        key: page.locator(f"[data-tile={key}] .number").inner_text()
        for key in ("implemented", "ongoing", "planned", "other")
    }
    assert tiles == {
        "implemented": str(status["implemented"]),
        "ongoing": str(status["ongoing"]),
        "planned": str(status["planned"] + status["planning"]),
        "other": "2",
    }
    assert sum(map(int, tiles.values())) == 98
    spoken = chart(page, said("chart.status"))
    assert list(spoken) == [key for key, _, _ in themes_of(plan)]
    for key, title, records in themes_of(plan):
        name, _, parts = spoken[key].partition(": ")
        assert name == title
        counts = Counter(record.status.value for record in records if record.status)
        assert sorted(map(int, re.findall(r" (\d+)(?:;|$)", parts))) == sorted(counts.values())
    due = {
        period: sum(
            entry.mark == "due" and entry.period == period
            for record in plan.actions()
            for entry in record.timeline or ()
        )
        for period in ("2023", "2024", "2025+")
    }
    spoken = chart(page, said("chart.timeline"))
    for period, count in due.items():
        assert f"{said('mark.due')} {count}" in spoken[period]


def test_the_tile_of_other_statuses_leads_to_them(visits: Visits, file: Path, plan: Plan) -> None:
    page = visits.open(file)
    tile = page.locator("[data-tile=other] a")
    expect(tile).to_contain_text(said("tile.other"))
    tile.click()
    known = {"implemented", "ongoing", "planned", "planning"}
    wanted = [
        each.id for each in plan.actions() if not each.status or each.status.value not in known
    ]
    assert ids(page) == wanted
    page.locator(".clear").click()
    page.locator("[data-tile=ongoing] a").click()
    expect(page.locator("[data-tile=other]")).to_have_count(0)


def test_money_is_summed_once_and_what_cannot_be_is_told_apart(
    visits: Visits, file: Path, plan: Plan
) -> None:
    page = visits.open(file)
    spoken = chart(page, said("chart.money"))
    for key, title, records in themes_of(plan):
        amounts = [
            record.cost
            for record in records
            if record.cost and record.cost.kind == "amount" and record.cost.per is None
        ]
        low = sum(cost.min_usd or 0 for cost in amounts)
        high = sum(cost.max_usd or cost.min_usd or 0 for cost in amounts)
        text = spoken[key].removeprefix(f"{title}: ")
        found = [int(each.replace(",", "")) for each in re.findall(r"\d[\d,]*", text)]
        assert found == ([] if not amounts else [low] if low == high else [low, high])
        assert text.startswith("至少") == any(cost.open_ended for cost in amounts)
    note = page.locator("section.chart.money .note").inner_text()
    repeated = [each.id for each in plan.actions() if each.cost and each.cost.per]
    assert repeated == ["A1-17", "A1-36"]
    for each in (*repeated, "A1-s1"):
        assert each in note
    assert "US$15,000,000" in note


@pytest.mark.parametrize("language", ["ar", "ru", "zh"])
def test_known_cost_is_a_range_within_its_tile(
    visits: Visits, tmp_path: Path, plan: Plan, language: str
) -> None:
    spoken = plan.model_copy(
        update={"document": plan.document.model_copy(update={"language": language})}
    )
    file = written(tmp_path, [Version("EB152/34", {language: spoken})])
    page = visits.open(file)
    for width in (320, 800, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        tile = page.locator("[data-tile=money] .number")
        told = re.sub("[\u2068\u2069]", "", tile.inner_text())
        figures = [int(re.sub(r"\D", "", each)) for each in re.findall(r"\d[\d,.\s]*", told)]
        assert figures == [1_594_000, 1_654_000]
        assert {"ar": "على الأقل", "ru": "не менее", "zh": "至少"}[language] in told
        assert tile.evaluate("(one) => one.scrollWidth <= one.parentElement.clientWidth")


def test_the_keyboard_alone_filters_and_opens_an_action(
    visits: Visits, file: Path, plan: Plan
) -> None:
    page = visits.open(file)
    press = page.keyboard.press
    press("Tab")
    assert focused(page) == said("page.skip")
    for _ in range(20):
        press("Tab")
        if focused(page) == said("field.status"):
            break
    press("Enter")
    for _ in range(2):
        press("Tab")
    press("Space")
    assert address(page) == "/?status=ongoing"
    press("Escape")
    assert focused(page).startswith(said("field.status"))
    wanted = [each.id for each in plan.actions() if each.status and each.status.value == "ongoing"]
    assert ids(page) == wanted
    counted = said("page.result").format(number=len(wanted), all=98)
    told = page.locator(".result[role=status]").inner_text()
    assert re.sub("[\u2068\u2069]", "", told) == counted
    page.keyboard.press("Shift+Tab")
    for _ in range(200):
        press("Tab")
        if page.evaluate("document.activeElement.closest('tr[data-id]') !== null"):
            break
    press("Enter")
    assert address(page) == f"/action/{wanted[0]}?status=ongoing"
    assert focused(page).startswith(wanted[0])
    page.go_back()
    expect(page.locator(f"tr[data-id={wanted[0]}] a.to-record")).to_be_focused()
    page.go_back()
    expect(page.locator(".result")).to_contain_text("98")
    assert len(ids(page)) == 98


def test_filters_of_several_kinds_and_a_search_leave_what_has_them_all(
    visits: Visits, file: Path, plan: Plan
) -> None:
    page = visits.open(file)
    page.locator("[data-facet=theme] summary").click()
    page.locator("[data-facet=theme] input[value='1']").check()
    page.locator("[data-facet=theme] input[value='6']").check()
    page.locator("[data-facet=year] summary").click()
    assert page.locator("[data-facet=theme]").get_attribute("open") is None
    page.locator("[data-facet=year] input[value='2025+']").check()
    page.get_by_role("searchbox").fill("专 家 库")
    expect(page).to_have_url(re.compile("q="))

    def fits(record: Record) -> bool:
        due = any(each.period == "2025+" and each.mark == "due" for each in record.timeline or ())
        return record.theme in (1, 6) and due

    found = ids(page)
    wanted = [each.id for each in plan.actions() if fits(each)]
    assert 0 < len(found) < len(wanted)
    assert set(found) <= set(wanted)
    by_id = {record.id: record for record in plan.records}
    for each in found:
        record = by_id[each]
        heading = by_id.get(record.subheading or "")
        texts = [part.model_dump_json() for part in (record, heading) if part]
        assert "专家库" in re.sub(r"\s", "", "".join(texts))
    shared = address(page)
    assert "theme=1&theme=6&year=2025%2B&q=" in shared
    again = visits.open(file, shared)
    assert ids(again) == found
    assert again.get_by_role("searchbox").input_value() == "专 家 库"
    assert again.locator(".chips li").count() == 3
    again.locator(".chips button").first.click()
    assert again.locator(".chips li").count() == 2
    again.locator(".clear").click()
    assert len(ids(again)) == 98
    assert again.get_by_role("searchbox").input_value() == ""


@pytest.mark.parametrize(
    "asked",
    [
        "/?theme=99&status=constructor&year=&lang=xx&version=7&sort=__proto__&other=1",
        "/?status=ongoing&status=nonsense&area=%E0%A4%A&lang=",
        "/nowhere/at/all?theme=%00",
        "/action/A9-9?theme=1",
        "/action/%E0%A4%A",
        "main",
        "/action/__proto__",
        "/changes",
    ],
)
def test_what_an_address_names_and_the_plan_lacks_is_harmless(
    visits: Visits, file: Path, asked: str
) -> None:
    page = visits.open(file, asked)
    assert page.locator("h1").inner_text() == "秘书处改革实施计划"
    if "status=ongoing" in asked:
        assert len(ids(page)) == 30
        assert "status=nonsense" in page.locator(".notice").inner_text()
    elif "action/" in asked:
        assert page.locator("article.record #view-title").count() == 1
        assert page.locator("article.record[data-id]").count() == 0
    elif asked != "/changes":
        assert len(ids(page)) == 98


def notice(page: Page) -> str:
    return re.sub("[\u2068\u2069]", "", page.locator(".notice").inner_text())


def test_one_notice_names_all_that_was_not_understood(
    visits: Visits, file: Path, plan: Plan
) -> None:
    page = visits.open(
        file,
        "/?status=ongoing&status=odd&stauts=planned&sort=-price&lang=xx&version=7&q=a&q=b",
    )
    told = notice(page)
    left = ["stauts=planned", "sort=-price", "lang=xx", "version=7", "q=b", "status=odd"]
    for each in left:
        assert told.count(each) == 1
    assert "status=ongoing" not in told
    expect(page.locator(".notice")).to_have_count(1)
    page.locator(".clear").click()
    expect(page.locator(".notice")).to_be_hidden()
    assert address(page) == "/"
    page.evaluate("location.hash = '#/nowhere?sort=cost'")
    expect(page.locator(".notice")).to_contain_text("nowhere")
    assert "sort" not in notice(page)
    for fine in ("#/?sort=-cost&lang=zh&version=1&q=a&theme=1&theme=2", "#/about", "#/"):
        page.evaluate("(to) => { location.hash = to; }", fine)
        expect(page.locator(".notice")).to_be_hidden()


def test_a_press_on_a_bar_and_a_figure_of_the_table_leads_to_those_actions(
    visits: Visits, file: Path, plan: Plan
) -> None:
    page = visits.open(file)
    section = page.locator("section.chart").first
    section.locator("[data-row='6'] [data-category=planning]").click()
    wanted = [
        each.id
        for each in plan.actions()
        if each.theme == 6 and each.status and each.status.value == "planning"
    ]
    assert ids(page) == wanted
    page.go_back()
    section.locator("summary").press("Enter")
    section.locator("tbody tr").nth(5).locator("td a").nth(2).press("Enter")
    assert ids(page) == wanted
    page.locator(".clear").click()
    page.locator(".years td a").first.click()
    assert address(page) == "/?theme=1&year=2023"


def test_columns_sort_both_ways_and_say_so(visits: Visits, file: Path, plan: Plan) -> None:
    page = visits.open(file)
    costs = {each.id: each.cost.min_usd if each.cost else None for each in plan.actions()}
    head = page.locator("th.column-cost").first
    assert page.locator("th.column-number").first.get_attribute("aria-sort") == "ascending"
    assert page.locator(".group-row").count() > 20
    head.locator("button").press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    expect(head.locator("button")).to_be_focused()
    known = [cost for cost in map(costs.__getitem__, ids(page)) if cost is not None]
    assert known == sorted(known)
    assert page.locator(".group-row").count() == 0
    head.locator("button").press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    found = [costs[each] for each in ids(page)]
    # What has no amount comes last both ways.
    assert found == [*sorted(known, reverse=True), *[None] * (len(found) - len(known))]
    assert address(page) == "/?sort=-cost"


def test_groups_stand_before_their_actions(visits: Visits, file: Path, plan: Plan) -> None:
    page = visits.open(file, "/?theme=1")
    rows = page.locator("table.actions tbody tr").all_inner_texts()
    heading = next(record for record in plan.records if record.id == "A1-s1")
    at = next(index for index, row in enumerate(rows) if heading.action in row)
    covered = [each.id for each in plan.actions() if each.subheading == "A1-s1"]
    assert [row.split()[0] for row in rows[at + 1 : at + 1 + len(covered)]] == covered


def test_many_actions_come_in_parts_and_are_printed_whole(visits: Visits, tmp_path: Path) -> None:
    records = [factory.action(number, theme=1 + number % 2) for number in range(1, 521)]
    page = visits.open(written(tmp_path, [Version("E1", {"en": factory.plan(records)})]))
    assert len(ids(page)) == 200
    page.locator(".more button").first.click()
    assert len(ids(page)) == 400
    page.get_by_role("searchbox").fill("行动 519")
    expect(page.locator("tr[data-id]")).to_have_count(1)
    page.get_by_role("searchbox").fill("")
    expect(page.locator("tr[data-id]")).to_have_count(200)
    page.pdf()
    assert ids(page) == [record.id for record in sorted(records, key=lambda each: each.number or 0)]
