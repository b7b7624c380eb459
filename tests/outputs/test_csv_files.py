"""The flat files: read back they hold what the records hold; in a spreadsheet nothing runs."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.records import Cost, Plan
from outputs import csv_files
from outputs.columns import action_columns, subheading_columns
from tests.factory import action, plan, subheading

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def read(data: bytes, encoding: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(encoding), newline="")))


def test_a_spreadsheet_gets_bom_and_crlf(sound_plan: Plan) -> None:
    data = csv_files.actions_csv(sound_plan)
    assert data.startswith(b"\xef\xbb\xbfsymbol,")
    assert data.endswith(b"\r\n")
    assert not re.search(rb"(?<!\r)\n", data)


def test_a_machine_gets_neither(sound_plan: Plan) -> None:
    data = csv_files.actions_exact_csv(sound_plan)
    assert data.startswith(b"symbol,")
    assert b"\r" not in data


def test_actions_and_subheadings_are_apart(sound_plan: Plan) -> None:
    actions = read(csv_files.actions_csv(sound_plan), "utf-8-sig")
    subheadings = read(csv_files.subheadings_csv(sound_plan), "utf-8-sig")
    assert [row["id"] for row in actions] == ["A1-1", "A1-2", "A1-3", "A2-1", "A2-2"]
    assert [row["id"] for row in subheadings] == ["A1-s1"]


def test_an_action_is_spread_over_its_columns(sound_plan: Plan) -> None:
    row = read(csv_files.actions_csv(sound_plan), "utf-8-sig")[1]
    assert row["theme_title"] == "问责职能和制度"
    assert row["subheading"] == "A1-s1"
    assert (row["cost"], row["cost_min_usd"], row["cost_open_ended"]) == (
        "amount",
        "100000",
        "false",
    )
    assert (row["timeline_2023"], row["timeline_2023_text"]) == ("due", "X")
    assert row["timeline_2025+"] == "blank"
    assert row["references"] == "EB152/33; WHA75(8)"
    assert row["pages"] == "1"


def test_what_an_annex_has_no_column_for_is_empty(sound_plan: Plan) -> None:
    row = read(csv_files.actions_csv(sound_plan), "utf-8-sig")[3]
    assert row["status"] == "implemented"
    assert {row[name] for name in ("budget", "cost", "cost_open_ended", "timeline_2023")} == {""}


def test_a_theme_without_a_number_still_has_a_title(sound_plan: Plan) -> None:
    row = read(csv_files.actions_csv(sound_plan), "utf-8-sig")[4]
    assert (row["theme"], row["theme_title"]) == ("", "其他事项")


def test_a_subheading_names_its_merged_cell_and_its_actions(sound_plan: Plan) -> None:
    [row] = read(csv_files.subheadings_csv(sound_plan), "utf-8-sig")
    assert row["merged_columns"] == "budget; cost; timeline; status"
    assert row["merged_text"] == "-"
    assert row["covers"] == "A1-2"


def test_column_names_are_unique(sound_plan: Plan) -> None:
    for columns in (action_columns(sound_plan), subheading_columns(sound_plan)):
        names = [column.name for column in columns]
        assert len(names) == len(set(names))


def test_no_records_give_a_header_alone() -> None:
    assert len(csv_files.actions_csv(plan([])).splitlines()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "＝1+1",
        "＋1",
        "－1+1",
        "＠x",
        " =1",
        "--",
    ],
)
def test_a_formula_is_disarmed(text: str) -> None:
    assert csv_files.safe_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "-", "–", "—", "－", " - ", "-5", "+40 000"[:3], "1.5", "-1.5", "正在进行", "a=b"]
)
def test_what_computes_nothing_is_left_alone(text: str) -> None:
    assert csv_files.safe_cell(text) == text


@given(texts)
def test_no_cell_of_the_spreadsheet_flavour_runs(text: str) -> None:
    made = plan([action(1, action=text, comments=text, objective=text)])
    rows = list(
        csv.reader(io.StringIO(csv_files.actions_csv(made).decode("utf-8-sig"), newline=""))
    )
    for cell in rows[1]:
        assert not re.match(r"\s*[=+@＝＋＠]", cell) or re.fullmatch(r"\s*\+\d+(\.\d+)?\s*", cell)


@given(texts, texts, texts)
def test_the_exact_flavour_is_verbatim(area: str, text: str, comments: str) -> None:
    cost = Cost(kind="unrecognised", text=text)
    record = action(1, functional_area=area, action=text, comments=comments, cost=cost)
    [row] = read(csv_files.actions_exact_csv(plan([record])), "utf-8")
    assert (row["functional_area"], row["action"], row["comments"], row["cost_text"]) == (
        area,
        text,
        comments,
        text,
    )


@given(texts)
def test_the_exact_flavour_of_subheadings_is_verbatim(text: str) -> None:
    record = subheading(1, action=text, sub_area=text)
    [row] = read(csv_files.subheadings_exact_csv(plan([record])), "utf-8")
    assert (row["action"], row["sub_area"]) == (text, text)


@given(texts, texts)
def test_extra_columns_stand_behind_the_others_under_safe_names(name: str, text: str) -> None:
    records = [
        action(1, extra={name: text, "甲": "乙"}),
        action(2),
        subheading(1, extra={"甲": ""}),
    ]
    data = csv_files.actions_exact_csv(plan(records))
    header, first, second = csv.reader(io.StringIO(data.decode("utf-8"), newline=""))
    assert header[-3 if name != "甲" else -2 :] == list(
        dict.fromkeys(("findings", f"extra: {name}", "extra: 甲"))
    )
    assert dict(zip(header, first, strict=True))["extra: 甲"] == "乙"
    assert first[header.index(f"extra: {name}")] == ("乙" if name == "甲" else text)
    assert second[header.index(f"extra: {name}")] == ""
    safe = next(csv.reader(io.StringIO(csv_files.actions_csv(plan(records)).decode("utf-8-sig"))))
    assert not any(re.match(r"\s*[=+\-@\t\r＝＋－＠]", column) for column in safe)
