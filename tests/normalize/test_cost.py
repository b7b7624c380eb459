"""The cost column: amounts and ranges as they are printed, and what must not pass for one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.lexicon import load_lexicon
from normalize.values import parse_cost

ZH = load_lexicon("zh")
Amount = tuple[int, int | None, bool, str | None, str | None]
AMOUNTS: dict[str, Amount] = {
    "200 000 (两项评价工作)": (200_000, 200_000, False, None, "两项评价工作"),
    "100 000– 150 000": (100_000, 150_000, False, None, None),
    "100 000–150 000": (100_000, 150_000, False, None, None),
    "100 000 — 150 000": (100_000, 150_000, False, None, None),
    "40 000+": (40_000, None, True, None, None),
    "40 000 +": (40_000, None, True, None, None),
    "每年 500 000": (500_000, 500_000, False, "year", None),
    "15 000 000 (每年)": (15_000_000, 15_000_000, False, "year", None),
    "15 000 000（每年）": (15_000_000, 15_000_000, False, "year", None),
    "30 000 (每次国家访问)": (30_000, 30_000, False, "visit", None),
    "30 000 (每次 国家访问)": (30_000, 30_000, False, "visit", None),
    "6000": (6_000, 6_000, False, None, None),
    "0": (0, 0, False, None, None),
    "1,250,000": (1_250_000, 1_250_000, False, None, None),
    "1.250.000": (1_250_000, 1_250_000, False, None, None),
    "100\u00a0000": (100_000, 100_000, False, None, None),
    "100\u202f000": (100_000, 100_000, False, None, None),
    "1\u2009250\u2007000": (1_250_000, 1_250_000, False, None, None),
    "100 000 美元": (100_000, 100_000, False, None, None),
    "US$ 100 000": (100_000, 100_000, False, None, None),
    "100 000 美元（每年）": (100_000, 100_000, False, "year", None),
    "100 000 每年": (100_000, 100_000, False, "year", None),
    "20 万": (200_000, 200_000, False, None, None),
    "10–15 万美元": (100_000, 150_000, False, None, None),
    "3 百万": (3_000_000, 3_000_000, False, None, None),
    "约 500 000": (500_000, 500_000, False, None, "约"),
    "200 000¹": (200_000, 200_000, False, None, "¹"),
    "100 000 (第一阶段) (每年)": (100_000, 100_000, False, "year", "第一阶段"),
}


@pytest.mark.parametrize(("text", "expected"), AMOUNTS.items(), ids=AMOUNTS.keys())
def test_amounts(text: str, expected: Amount) -> None:
    cost = parse_cost(text, ZH)
    assert cost.kind == "amount"
    assert cost.text == text
    found = (cost.min_usd, cost.max_usd, cost.open_ended, cost.per, cost.note)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("工作人员工时", "staff_time"),
        ("工作人员 工时", "staff_time"),
        ("待完成", "tbc"),
        ("待确认(待完成)", "tbc"),
        ("待确认（待完成）", "tbc"),
        ("-", "none"),
        ("–", "none"),
        ("—", "none"),
        ("", "blank"),
        ("  ", "blank"),
    ],
)
def test_words_instead_of_an_amount(text: str, kind: str) -> None:
    cost = parse_cost(text, ZH)
    assert (cost.kind, cost.text, cost.min_usd, cost.max_usd) == (kind, text, None, None)


UNKNOWN = {
    "two amounts": "100 000 和 150 000",
    "two amounts, one on each line": "100 000 200 000",
    "two amounts without a word": "50 000 100 000",
    "an amount and a year": "100 000（2023 年）",
    "decimals": "1.5",
    "decimals of a million": "1.5 百万",
    "decimal comma": "12,5",
    "groups by two marks": "1,234.567",
    "percent": "50%",
    "full-width percent": "50％",
    "reversed range": "150 000–100 000",
    "open beginning": "–100 000",
    "plus in front of more": "100 000+ 50 000",
    "groups that are no thousands": "10 00",
    "a number of people": "3 名工作人员",
    "a year": "2023 年",
    "a figure with letters": "A75/35",
    "words": "费用不详",
    "a superscript alone": "²",
    "another currency": "100 000 瑞士法郎",
    "a long text with one figure": "这项工作已经完成" * 30 + "（2）",
}


@pytest.mark.parametrize("text", UNKNOWN.values(), ids=UNKNOWN.keys())
def test_what_is_not_understood_is_not_guessed(text: str) -> None:
    cost = parse_cost(text, ZH)
    assert (cost.kind, cost.text, cost.min_usd, cost.max_usd) == ("unrecognised", text, None, None)


HUGE = {
    "digits": "9" * 5000,
    "digits and a decimal": "9" * 50_000 + ".5",
    "groups": "1" + " 111" * 50_000,
    "groups and a decimal": "1" + " 111" * 50_000 + ".5",
    "range": "1" * 5000 + "–" + "2" * 5000,
    "multiplied": "9" * 12 + " 亿",
    "brackets": "(" * 50_000,
}


@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE.keys())
def test_huge_figures_neither_raise_nor_take_long(text: str) -> None:
    start = time.perf_counter()
    assert parse_cost(text, ZH).kind == "unrecognised"
    assert time.perf_counter() - start < 0.5


@given(
    st.text(max_size=60) | st.text(st.sampled_from("0123456789 .,-–+()（）万年每%$'’"), max_size=30)
)
def test_no_text_raises_and_every_text_is_kept(text: str) -> None:
    cost = parse_cost(text, ZH)
    assert cost.text == text
    assert (cost.kind == "amount") == (cost.min_usd is not None)


@given(st.integers(0, 9_999_999_999), st.sampled_from([" ", "\u00a0", "\u2009", "\u202f", ",", ""]))
def test_any_amount_with_thousands_marks_is_read_back(amount: int, mark: str) -> None:
    cost = parse_cost(f"{amount:,}".replace(",", mark), ZH)
    assert (cost.kind, cost.min_usd, cost.max_usd) == ("amount", amount, amount)


@given(st.integers(0, 9_999_999), st.integers(0, 9_999_999), st.sampled_from("-–—"))
def test_any_range_is_read_back_unless_it_runs_down(low: int, high: int, dash: str) -> None:
    cost = parse_cost(f"{low:,}{dash}{high:,}".replace(",", " "), ZH)
    if low <= high:
        assert (cost.min_usd, cost.max_usd) == (low, high)
    else:
        assert cost.kind == "unrecognised"


@pytest.mark.parametrize(
    "text",
    ["20 000 欧元", "CHF 20 000", "20 000 (欧元)", "小于 5000", "超过 5000", "-20 000", "€ 5000"],
)
def test_other_currencies_and_bounds_are_no_dollars(text: str) -> None:
    cost = parse_cost(text, ZH)
    assert (cost.kind, cost.min_usd, cost.text) == ("unrecognised", None, text)
