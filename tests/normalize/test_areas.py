"""Functional area and sub-area: split where something shows it, else kept whole."""

import pytest

from extract.document import Cell
from normalize.areas import Area, split_area, starts_with_known_area
from normalize.pieces import Piece

KNOWN = ("在国家级的影响", "规划预算", "问责职能", "资金", "治理")


def piece(text: str, *breaks: int) -> Piece:
    return Piece.of(Cell(0, 1, text, breaks=breaks))


SPLIT = {
    "wrapped after the area": (piece("问责职能\n风险管理"), Area("问责职能", "风险管理")),
    "wrapped inside the sub-area": (
        piece("问责职能\n预防和应对\n性剥削、性\n虐待和性骚\n扰"),
        Area("问责职能", "预防和应对性剥削、性虐待和性骚扰"),
    ),
    "wrapped inside the area": (piece("规划预\n算报告情况"), Area("规划预算", "报告情况")),
    "run together": (piece("资金资源分配"), Area("资金", "资源分配")),
    "run together, long area": (piece("规划预算报告情况"), Area("规划预算", "报告情况")),
    "set apart by a colon": (piece("治理：决议成本核算"), Area("治理", "决议成本核算")),
    "set apart by a dash": (piece("治理 – 决议"), Area("治理", "决议")),
    "author's break after the area": (
        piece("治理\n决议成本\n核算", 1),
        Area("治理", "决议成本核算"),
    ),
    "slash over a line's end": (
        piece("规划预算\n制订计划/\n提高效率"),
        Area("规划预算", "制订计划/提高效率"),
    ),
    "no sub-area": (piece("在国家级的影响"), Area("在国家级的影响", "")),
    "blank": (piece(" "), Area("", "")),
    "unknown, author's break": (piece("数字化\n系统", 1), Area("数字化", "系统")),
    "unknown area that a known one begins, author's break": (
        piece("资金管理\n报告", 1),
        Area("资金", "管理报告"),
    ),
    "unknown, one line": (piece("数字化"), Area("数字化", "")),
    "unknown, wrapped": (piece("数字化\n系统"), Area("数字化系统", "", certain=False)),
}


@pytest.mark.parametrize(("cell", "area"), SPLIT.values(), ids=SPLIT.keys())
def test_split(cell: Piece, area: Area) -> None:
    assert split_area(cell, KNOWN) == area


def test_the_longest_known_area_decides() -> None:
    known = sorted(("资金", "资金和预算"), key=len, reverse=True)
    assert split_area(piece("资金和预算报告"), known) == Area("资金和预算", "报告")


LATIN = ("Financement", "Finances", "Impact", "Human resources", "وظائف المساءلة")


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("FINANCEMENT\nRéserves", Area("FINANCEMENT", "Réserves")),
        ("Finances publiques", Area("Finances", "publiques")),
        ("Impacts", Area("Impacts")),
        ("Human re-\nsources", Area("Human re-sources", certain=False)),
        ("وظائف المُساءلةِ\nإدارة المخاطر", Area("وظائف المُساءلةِ", "إدارة المخاطر")),
    ],
)
def test_a_known_area_ends_with_a_word(text: str, area: Area) -> None:
    assert split_area(piece(text), sorted(LATIN, key=len, reverse=True)) == area


def test_areas_are_compared_whatever_their_spacing() -> None:
    one = split_area(piece("规划预算\n制订计划/\n提高效率"), KNOWN)
    other = split_area(piece("规划预算 制订计划/ 提高效率"), KNOWN)
    assert one.key == other.key
    assert one.key != split_area(piece("规划预算 制订计划"), KNOWN).key


def test_what_begins_with_a_known_area() -> None:
    assert starts_with_known_area(piece("问责\n职能 审计"), KNOWN)
    assert not starts_with_known_area(piece("审计 问责职能"), KNOWN)
    assert not starts_with_known_area(piece(""), KNOWN)
