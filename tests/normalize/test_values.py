"""The texts of value cells as typed values: what is known is read, the rest is never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.lexicon import load_lexicon
from normalize.values import parse_budget, parse_mark, parse_status

ZH = load_lexicon("zh")
DASHES = ["-", "–", "—"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("已编入预算", "budgeted"),
        ("已编入 预算", "budgeted"),
        ("尚未编列预算", "not_budgeted"),
        ("部分编入预算", "partially_budgeted"),
        ("待完成", "tbc"),
        ("待确认", "tbc"),
        ("", "blank"),
        (" \n\u3000", "blank"),
        ("不编入预算", "unrecognised"),
        ("已编入预算吗", "unrecognised"),
        ("X", "unrecognised"),
        *((dash, "none") for dash in DASHES),
    ],
)
def test_budget(text: str, value: str) -> None:
    assert (parse_budget(text, ZH).value, parse_budget(text, ZH).text) == (value, text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("正在进行", "ongoing"),
        ("正在 进行", "ongoing"),
        ("已做计划", "planned"),
        ("正做计划", "planning"),
        ("已实施", "implemented"),
        ("待完成", "tbc"),
        ("", "blank"),
        ("尚未开始", "unrecognised"),
        ("正在进行/已做计划", "unrecognised"),
        *((dash, "none") for dash in DASHES),
    ],
)
def test_status(text: str, value: str) -> None:
    assert (parse_status(text, ZH).value, parse_status(text, ZH).text) == (value, text)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("X", "due"),
        ("x", "due"),
        ("Ｘ", "due"),
        ("×", "due"),
        ("待完成", "tbc"),
        ("", "blank"),
        ("XX", "unrecognised"),
        ("2023", "unrecognised"),
        *((dash, "none") for dash in DASHES),
    ],
)
def test_mark(text: str, mark: str) -> None:
    entry = parse_mark("2025+", text, ZH)
    assert (entry.period, entry.mark, entry.text) == ("2025+", mark, text)


@given(st.text(max_size=40))
def test_no_text_makes_a_value_raise_and_every_text_is_kept(text: str) -> None:
    assert parse_budget(text, ZH).text == text
    assert parse_status(text, ZH).text == text
    assert parse_mark("2023", text, ZH).text == text
