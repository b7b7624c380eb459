"""Rows told apart: themes, actions, subheadings, and what is none of them."""

import pytest

from normalize.kinds import judge
from normalize.lexicon import load_lexicon
from normalize.pieces import Piece, Row
from tests.normalize.tables import (
    HEADER_1,
    LEFT,
    action,
    annex,
    codes,
    document,
    ids,
    plan,
    rest,
    subheading,
    table,
    theme,
)

FIRST = theme("1. 问责职能和制度")


def test_a_theme_spans_the_table_and_holds_for_the_rows_after_it() -> None:
    read = plan(annex(FIRST, action(1), theme("2. 在国家级的影响"), action(2)))
    assert [(item.number, item.title) for item in read.themes] == [
        (1, "问责职能和制度"),
        (2, "在国家级的影响"),
    ]
    assert [record.theme for record in read.records] == [1, 2]


@pytest.mark.parametrize("title", ["其他事项", "其他 事项"])
def test_other_matters_have_no_number(title: str) -> None:
    read = plan(annex(FIRST, action(1), theme(title), action(2)))
    assert [item.number for item in read.themes] == [1, None]
    assert [record.theme for record in read.records] == [1, None]


@pytest.mark.parametrize("title", ["8. 数字化", "8．数字化", "8、数字化", "8) 数字化"])
def test_a_theme_that_no_lexicon_knows(title: str) -> None:
    read = plan(annex(action(1), theme(title), action(2)))
    assert [(item.number, item.title) for item in read.themes] == [(8, "数字化")]
    assert [record.theme for record in read.records] == [None, 8]


@pytest.mark.parametrize("title", ["3. 资金", "8. 数字化"])
def test_a_theme_where_merged_cells_are_not_known(title: str) -> None:
    header = [[cell.replace("<", "").replace("^", "") for cell in row] for row in HEADER_1]
    rows = table(*header, action(1), rest(number=title), action(2), spans_known=False)
    read = plan(document("附件 1", rows))
    assert [record.theme for record in read.records] == [None, int(title[0])]
    assert ids(read) == ["A1-1", "A1-2"]


def test_a_theme_whose_number_has_a_cell_of_its_own() -> None:
    read = plan(annex(action(1), ("2.", "在国家级的影响", *[LEFT] * 9), action(2)))
    assert [(item.number, item.title) for item in read.themes] == [(2, "在国家级的影响")]
    assert ids(read) == ["A1-1", "A1-2"]


@pytest.mark.parametrize("number", ["12", "12.", "12)", "１２", "12、"])
def test_an_action_has_a_number(number: str) -> None:
    read = plan(annex(action(number)))
    assert ids(read) == ["A1-12"]
    assert read.records[0].number == 12


def test_a_subheading_has_an_area_and_no_number_and_covers_what_follows() -> None:
    read = plan(
        annex(
            action(1),
            subheading("问责职能\n风险管理", "制定框架和声明"),
            action(2),
            action(3, "问责职能\n下放权力"),
            action(4),
            subheading("治理", "改进程序"),
            action(5, "治理"),
            theme("5. 人力资源"),
            action(6, "治理"),
        )
    )
    assert ids(read) == ["A1-1", "A1-s1", "A1-2", "A1-3", "A1-4", "A1-s2", "A1-5", "A1-6"]
    covered = [(record.id, record.subheading) for record in read.records if record.subheading]
    assert covered == [("A1-2", "A1-s1"), ("A1-5", "A1-s2")]


def test_a_subheading_of_an_area_that_no_lexicon_knows() -> None:
    read = plan(annex(action(1), subheading("数字化", "改进系统"), action(2, "数字化")))
    assert ids(read) == ["A1-1", "A1-s1", "A1-2"]
    assert read.records[2].subheading == "A1-s1"


def test_an_unknown_area_at_the_very_beginning_is_said_to_be_uncertain() -> None:
    read = plan(annex(FIRST, subheading("数字化", "改进系统"), action(1, "数字化")))
    assert ids(read) == ["A1-s1", "A1-1"]
    assert codes(read) == ["row_kind_uncertain"]


def test_a_text_across_the_table_that_is_no_theme_is_reported() -> None:
    read = plan(annex(action(1), theme("注：金额为估计数"), action(2)))
    assert ids(read) == ["A1-1", "A1-2"]
    assert codes(read) == ["row_unassigned"]
    assert any("注：金额为估计数" in finding.message for finding in read.findings)


def test_a_row_without_number_or_area_before_any_other_is_reported() -> None:
    read = plan(annex(FIRST, rest(comments="孤立的意见"), action(1)))
    assert ids(read) == ["A1-1"]
    assert codes(read) == ["row_unassigned"]
    assert any("孤立的意见" in finding.message for finding in read.findings)


def test_blank_rows_are_nothing() -> None:
    read = plan(annex(action(1), rest(), [""] * 11, action(2)))
    assert ids(read) == ["A1-1", "A1-2"]
    assert codes(read) == []


def test_a_number_no_one_can_read_is_kept_in_a_finding() -> None:
    read = plan(annex(action(1), action("3a"), action(4)))
    assert codes(read) == ["unassigned_text"]
    assert "3a" in read.records[1].findings[0].message


def test_a_dash_for_a_number_is_none() -> None:
    read = plan(annex(action("–"), action(1)))
    assert ids(read) == ["A1-s1", "A1-1"]
    assert codes(read) == []


def test_an_area_in_the_number_column_is_not_lost() -> None:
    row = ("治理", "", "改进程序", "", "-", *[LEFT] * 5, "")
    read = plan(annex(row, action(1, "治理")))
    assert ids(read) == ["A1-s1", "A1-1"]
    assert read.records[0].functional_area == "治理"
    assert read.records[1].subheading == "A1-s1"


def test_the_rest_of_an_area_that_a_page_cuts_is_no_subheading() -> None:
    known = ("Funciones de rendición de cuentas", "Rendición de cuentas")
    before = Row({"number": Piece(["3"]), "functional_area": Piece(["Funciones de"])})
    rest_of_it = {"functional_area": Piece(["rendición de cuentas"]), "action": Piece(["medidas"])}
    row = Row(rest_of_it, starts_part=True)
    assert judge(row, before, known, load_lexicon("es")).kind == "continuation"
    whole = Row({**before.pieces, "functional_area": Piece(["Rendición de cuentas"])})
    assert judge(row, whole, known, load_lexicon("es")).kind == "subheading"
