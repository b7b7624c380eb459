"""Characters mended, and the key for comparing: what they alter and what they leave alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.pieces import Piece
from normalize.text import fold, is_dash, mend

STAND_INS = {
    "Kangxi radical": ("⼈力资源", "人力资源"),
    "Kangxi radicals in a word": ("⾏政和⽅案", "行政和方案"),
    "radical of the supplement": ("会员国⻓期⻅解", "会员国长期见解"),
    "supplement radical with a form of its own": ("⺠⽤", "民用"),
    "compatibility ideograph": ("\uf9e4\uf914", "理樂"),
    "compatibility ideograph, second plane": ("\U0002f804", "你"),
    "Latin ligatures": ("e\ufb03cient \ufb01nance \ufb02ow", "efficient finance flow"),
    "Arabic, initial to final": ("\ufee3\ufee8\ufec8\ufee4\ufe94", "منظمة"),
    "Arabic lam-alef": ("\ufefb", "لا"),
    "Arabic vowel signs gain no space": ("مقد\ufc60م", "مقد\u064e\u0651م"),
}


@pytest.mark.parametrize(("set_text", "meant"), STAND_INS.values(), ids=STAND_INS.keys())
def test_stand_ins_become_ordinary_characters(set_text: str, meant: str) -> None:
    assert mend(set_text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "（见附件 2）：“三个十亿”——目标…",
        "WHA75(8) № 5 ½ ² ³ ①",
        "１００ ＡＢ",
        "US$ 100 000–150 000",
        "É e\u0301 ñ",
        "\u200fم ت152/34\u200f",
        "a\u200dक्\u200dष",
        "〇々〆ヶ",
        "深\u00adhyphen",
        "﴾ ﷺ ﴿",
        "line\ttab\nfeed",
    ],
)
def test_nothing_else_is_altered(text: str) -> None:
    assert mend(text) == text


def test_invisible_characters_go() -> None:
    assert mend("\ufeff世\u200b卫\u2060组\x02织") == "世卫组织"


SAME = [
    ("规划预算 制订计划/ 提高效率", "规划预算制订计划/提高效率"),
    ("意见,包括(2022年)", "意见，包括（2022 年）"),
    ("完成时间:", "完成时间："),
    ("100 000– 150 000", "100 000-150 000"),
    ("a—b", "a−b"),
    ("“最先进的”", '"最先进的"'),
    ("l’OMS", "l'OMS"),
    ("１００", "100"),
    ("一\u00a0二\u3000三\n四", "一二三四"),
    ("⼈力", "人力"),
    ("e\u0301", "é"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_fold_ignores_spacing_width_and_kinds_of_marks(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("建议¹", "建议1"),
        ("10²", "102"),
        ("H₂O", "H2O"),
        ("已编入预算", "未编入预算"),
        ("X", "x"),
        ("1.5", "15"),
        ("100+", "100"),
        ("", "-"),
    ],
)
def test_fold_keeps_different_texts_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.sampled_from("e´¨\u0301\u0300 가\u0338=<²⁻—“⼈ﬁ\ufc60"), max_size=8))
def test_folding_twice_is_folding_once_where_marks_combine(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60))
def test_mending_twice_is_mending_once(text: str) -> None:
    assert mend(mend(text)) == mend(text)


@pytest.mark.parametrize("text", ["-", "–", "—", "−", "‑", "－", " — ", "\u2015"])
def test_every_dash_is_a_dash(text: str) -> None:
    assert is_dash(text)


@pytest.mark.parametrize("text", ["", " ", "--", "- -", "-1", "一", "_", "~"])
def test_what_is_no_dash(text: str) -> None:
    assert not is_dash(text)


def test_marks_of_direction_are_in_no_key_and_no_value() -> None:
    """Word sets them around figures; the text of an action keeps them."""
    marked = "\u200f200\u00a0000\u202c دولار\u061c"
    assert fold(marked) == fold("200 000 دولار")
    piece = Piece([marked])
    assert piece.label() == "200\u00a0000 دولار"
    assert piece.text() == marked
