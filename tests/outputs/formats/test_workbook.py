"""The workbook: read back it holds what the plan holds, typed, and nothing in it runs."""

import io
import re
import zipfile
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from openpyxl.workbook import Workbook

from normalize.records import Cost, Plan
from outputs.columns import as_text
from outputs.contents import Contents, Licence
from outputs.workbook import workbook
from outputs.workbook.cells import MOST, lines_of, pieces
from tests import factory
from tests.outputs.formats.plans import HOSTILE, hostile_plan, plans, rows_of
from tests.outputs.formats.spreadsheet import read_rows

SHEETS = ["Summary", "Actions", "Subheadings", "Findings", "About"]


def read(plan: Plan) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook(Contents(plan))))


def rows_in(plan: Plan, sheet: str) -> list[dict[str, Any]]:
    header, *rows = read_rows(workbook(Contents(plan)), SHEETS.index(sheet) + 1)
    return [dict(zip(header, row, strict=True)) for row in rows]


def cell(value: object) -> object:
    """The value as a cell holds it: lists as text, nothing for an empty one."""
    value = as_text(tuple(value)) if isinstance(value, list) else value
    return None if value == "" else value


@given(plans)
@settings(max_examples=25)
def test_every_value_is_in_the_workbook(plan: Plan) -> None:
    found = rows_in(plan, "Actions")
    expected = [{name: cell(value) for name, value in row.items()} for row in rows_of(plan)]
    assert found == expected
    messages = [row["message"] for row in rows_in(plan, "Findings")]
    assert messages == [cell(each.message) for each in plan.all_findings()]
    [subheading] = rows_in(plan, "Subheadings")
    [record] = plan.subheadings()
    assert subheading["action"] == cell(record.action)


def test_nothing_in_it_is_a_formula_or_a_link() -> None:
    data = workbook(Contents(hostile_plan()))
    whole = [data, workbook(Contents(hostile_plan(12)))]
    rows = [row for each in whole for sheet in range(1, 6) for row in read_rows(each, sheet)]
    assert set(HOSTILE) <= {value for row in rows for value in row}
    for sheet in read(hostile_plan()):
        for one in (one for row in sheet.iter_rows() for one in row):
            assert one.data_type != "f"
            assert one.hyperlink is None
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            text = package.read(name).decode("utf-8")
            assert not re.search(r"<f[ >]|<hyperlink|TargetMode|externalLink", text), name


def test_figures_are_numbers_with_a_format() -> None:
    [row] = list(read(factory.plan([factory.action(1)]))["Actions"].iter_rows(min_row=2))
    header = [each.value for each in read(factory.plan())["Actions"][1]]
    by_name = dict(zip(header, row, strict=True))
    assert by_name["cost_min_usd"].value == 100000
    assert by_name["cost_min_usd"].number_format == "#,##0"
    assert by_name["annex"].value == 1
    assert by_name["cost_open_ended"].value is False
    assert (by_name["timeline_2023"].value, by_name["timeline_2023_text"].value) == ("due", "X")


def test_sheets_are_ready_to_read_and_print() -> None:
    book = read(hostile_plan())
    for name in ("Actions", "Subheadings", "Findings"):
        sheet = book[name]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert not sheet.protection.sheet
    sheet = book["Actions"]
    assert sheet["A1"].value == "id"
    widths = {one.value: sheet.column_dimensions[one.column_letter].width for one in sheet[1]}
    assert widths["id"] < widths["theme_title"] < widths["budget_text"]
    text = next(one for one in sheet[2] if one.column == [*widths].index("action") + 1)
    assert text.alignment.wrap_text


def test_what_the_document_prints_stands_first_and_is_printed() -> None:
    sheet = read(factory.plan())["Actions"]
    header = [one.value for one in sheet[1]]
    printed = header[: header.index("pages") + 1]
    assert {"id", "action", "comments", "timeline_2023", "status"} <= set(printed)
    # An amount says little without what it is paid for each of.
    assert {"cost_min_usd", "cost_open_ended", "cost_per"} <= set(printed)
    assert not any(name.endswith("_text") for name in printed)
    assert header[-2:] == ["symbol", "language"]
    assert sheet.print_area.endswith(f"$A$1:${sheet.cell(1, len(printed)).column_letter}$6")


@pytest.mark.parametrize(
    ("text", "language", "rightward", "font"),
    [
        ("تحسين الشفافية", "ar", True, "Arial"),
        ("提高透明度", "zh", False, "Microsoft YaHei"),
        ("Improve", "en", False, "Calibri"),
    ],
)
def test_sheets_run_as_the_documents_texts_do(
    text: str, language: str, rightward: bool, font: str
) -> None:
    book = read(factory.plan([factory.action(1, action=text)], language=language))
    assert bool(book["Actions"].sheet_view.rightToLeft) is rightward
    assert bool(book["Subheadings"].sheet_view.rightToLeft) is rightward
    assert not book["About"].sheet_view.rightToLeft
    found = next(one for one in book["Actions"][2] if one.value == text)
    assert found.font.name == font
    assert found.alignment.readingOrder == (2 if rightward else 0)


def test_a_text_too_long_for_a_cell_goes_on_in_the_next() -> None:
    text = "甲😀b" * 20_000
    plan = factory.plan([factory.action(1), factory.action(2, comments=text)])
    first, second = rows_in(plan, "Actions")
    names = [name for name in second if name.startswith("comments")]
    assert names == ["comments", "comments (continued 1)", "comments (continued 2)"]
    assert "".join(second[name] for name in names) == text
    assert [first[name] for name in names] == [None, None, None]


@pytest.mark.parametrize("length", [MOST - 1, MOST, MOST + 1, 2 * MOST, 2 * MOST + 1])
@pytest.mark.parametrize("letter", ["a", "😀"])
def test_pieces_are_the_text(length: int, letter: str) -> None:
    text = letter * length
    found = [str(piece) for piece in pieces(text)]
    assert "".join(found) == text
    units = [len(piece.encode("utf-16-le")) // 2 for piece in found]
    assert all(count <= MOST for count in units)
    assert len(found) == -(-length // (MOST if letter == "a" else MOST // 2))


def test_a_figure_that_a_spreadsheet_would_round_is_a_text() -> None:
    cost = Cost(kind="amount", text="?", min_usd=10**15 - 1, max_usd=10**18 + 1)
    [row] = rows_in(factory.plan([factory.action(1, cost=cost)]), "Actions")
    assert (row["cost_min_usd"], row["cost_max_usd"]) == (10**15 - 1, str(10**18 + 1))


def test_rows_are_as_high_as_their_texts() -> None:
    long = "提高透明度" * 60
    plan = factory.plan([factory.action(1, comments=long), factory.action(2), factory.action(3)])
    sheet = read(plan)["Actions"]
    heights = [sheet.row_dimensions[row].height for row in (2, 3, 4)]
    assert heights[0] > 8 * heights[1]
    assert heights[1] == heights[2]
    assert max(heights) <= 409


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("a\nb", 2), ("甲" * 40, 4), ("word " * 20, 5), ("x" * 60, 3)],
)
def test_lines_are_counted_as_they_are_wrapped(text: str, lines: int) -> None:
    assert lines_of(text, 21) == lines


def summary(plan: Plan) -> list[list[Any]]:
    sheet = read(plan)["Summary"]
    return [[each for each in row if each is not None] for row in sheet.iter_rows(values_only=True)]


def section(rows: list[list[Any]], title: str) -> dict[str, dict[str, Any]]:
    """The table under that title, by its rows' labels."""
    start = rows.index([title]) + 1
    headings = rows[start]
    found: dict[str, dict[str, Any]] = {}
    for row in rows[start + 1 :]:
        if len(row) != len(headings) + 1:
            break
        label, *figures = row
        found[label] = dict(zip(headings, figures, strict=True))
    return found


def test_the_summary_says_which_document_it_is() -> None:
    rows = summary(factory.plan())
    assert ["EB152/34"] in rows
    assert ["秘书处改革实施计划"] in rows
    assert ["File", "EB152_34-zh.pdf"] in rows
    assert ["Holds", "5 actions, 1 subheading"] in rows
    assert ["Findings", "none"] in rows
    assert ["The document says of the plan", "5 actions: as found here"] in rows


def test_the_summary_says_where_the_document_and_the_records_differ() -> None:
    claims = factory.true_claims([factory.action(1), factory.action(2)])
    rows = summary(factory.plan([factory.action(1)], claims=claims))
    assert ["The document says of the plan", "2 actions: 1 were found"] in rows


def test_the_summary_counts_actions() -> None:
    rows = summary(factory.plan())
    status = section(rows, "Actions by annex, theme and status")
    assert status["Annex 1"] == {"ongoing": 3, "implemented": 0, "total": 3}
    assert status["All"] == {"ongoing": 3, "implemented": 2, "total": 5}
    period = section(rows, "Actions by period")
    assert period["2023"] == {"due": 3, "none": 0, "blank": 0, "total": 3}
    assert section(rows, "Budget by theme")["All"] == {"budgeted": 3, "total": 3}


def test_the_summary_adds_up_money() -> None:
    costs = [
        Cost(kind="amount", text="", min_usd=100, max_usd=150),
        Cost(kind="amount", text="", min_usd=40, open_ended=True),
        Cost(kind="amount", text="", min_usd=7, max_usd=7, per="year"),
        Cost(kind="tbc", text=""),
        Cost(kind="unrecognised", text="?"),
        Cost(kind="staff_time", text=""),
    ]
    plan = factory.plan([factory.action(at, cost=cost) for at, cost in enumerate(costs, 1)])
    assert section(summary(plan), "Money by theme")["All"] == {
        "actions": 6,
        "with a sum": 2,
        "least, USD": 140,
        "most, USD": 190,
        "open-ended": 1,
        "for each year or visit": 1,
        "not known": 2,
        "no money": 1,
    }


def test_the_summary_lists_findings_by_kind_the_worst_first() -> None:
    rows = summary(hostile_plan())
    start = rows.index(["Findings"]) if ["Findings"] in rows else -1
    assert start > 0
    levels = [row[1] for row in rows[start + 2 :] if len(row) == 3]
    assert levels == sorted(levels, key=["error", "warning", "info"].index)
    assert len(levels) == 2


def test_about_explains_every_column() -> None:
    book = read(hostile_plan())
    explained = {(row[0], row[1]) for row in book["About"].iter_rows(values_only=True)}
    for name in ("Actions", "Subheadings", "Findings"):
        assert {(name, each.value) for each in book[name][1]} <= explained


def test_the_licence_is_named_where_one_was() -> None:
    data = workbook(Contents(factory.plan(), Licence(address="https://x.example/l")))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Summary"]
    assert ("Licence", "https://x.example/l") in [
        row[:2] for row in sheet.iter_rows(values_only=True)
    ]


def test_no_clock_is_in_the_workbook() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(Contents(factory.plan())))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2000-01-01T00:00:00Z"}


def test_an_empty_plan_makes_a_workbook() -> None:
    assert read(factory.plan([])).sheetnames == SHEETS
