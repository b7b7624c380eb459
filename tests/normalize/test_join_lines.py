"""Lines joined as the script wants, breaks of the author's kept, no character lost."""

import itertools
import time
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.text import fold, join_lines

SOFT = "\u00ad"
JOINED = {
    "ideographs": (["应对性剥", "削"], "应对性剥削"),
    "ideographs, the producer's spaces": (["性剥削、性 ", " 虐待"], "性剥削、性虐待"),
    "full-width punctuation": (["目标", "（一）", "，并"], "目标（一），并"),
    "opening quote before an ideograph": (["围绕一组“", "关键"], "围绕一组“关键"),
    "ideograph before a quote": (["这是", "“最先进的”"], "这是“最先进的”"),
    "kana": (["カタ", "カナ"], "カタカナ"),
    "words": (["full", "of words"], "full of words"),
    "words, space kept by the producer": (["full ", "of words"], "full of words"),
    "Hangul": (["세계", "보건"], "세계 보건"),
    "Cyrillic": (["план", "работы"], "план работы"),
    "Arabic": (["خطة", "التنفيذ"], "خطة التنفيذ"),
    "tight slash": (["JIU/", "REP/2020/1"], "JIU/REP/2020/1"),
    "slash on the next line": (["审计", "/评价"], "审计/评价"),
    "slash between words": (["planned", "/ongoing"], "planned/ongoing"),
    "tight dash": (["2022–", "2023"], "2022–2023"),
    "slash with the producer's space": (["budget/ ", "cost"], "budget/ cost"),
    "French punctuation on the next line": (["Coûts", ": 100"], "Coûts : 100"),
    "French guillemets": (["dit «", "oui", "» et"], "dit « oui » et"),
    "French spaces in a line": (["Coûts\u202f: «\u00a0oui", "ou"], "Coûts\u202f: «\u00a0oui ou"),
    "Spanish signs": (["¿Qué", "plan? ¡Sí!"], "¿Qué plan? ¡Sí!"),
    "Russian quotes and dash": (["«План» —", "это „дело“"], "«План» — это „дело“"),
    "Arabic and": (["خطة و", "EB152/34"], "خطة و EB152/34"),
    "Arabic slash, as the text has it": (["أيار/ مايو، آذار/", "مارس"], "أيار/ مايو، آذار/ مارس"),
    "slash, as the text has it": (["and/or, if/", "when"], "and/or, if/when"),
    "slash in an address": (["a/ b https://who.int/", "ar"], "a/ b https://who.int/ar"),
    "joiners are kept": (["می\u200cشود", "که"], "می\u200cشود که"),
    "hyphen of a compound": (["long-", "term"], "long-term"),
    "dash on the next line": (["2022", "–2023"], "2022–2023"),
    "dash that stands free": (["budget –", "cost"], "budget – cost"),
    "dash that stands free, next line": (["budget", "– cost"], "budget – cost"),
    "dash behind punctuation": (["框架，-", "WHO"], "框架，- WHO"),
    "dash before punctuation": (["12", "-。"], "12 -。"),
    "quoted ideographs": (["“试点”", "“框架”"], "“试点”“框架”"),
    "quoted words": (["“pilot”", "“framework”"], "“pilot” “framework”"),
    "division mark": ([f"organi{SOFT}", "zation"], "organization"),
    "division mark, Cyrillic": ([f"органи{SOFT}", "зация"], "организация"),
    "address over three lines": (
        ["see https://www.who.int/", "about/what-we-do/", "evaluation for more"],
        "see https://www.who.int/about/what-we-do/evaluation for more",
    ),
    "address cut inside a word": (
        ["见 https://who.int/eb", "wha.pdf"],
        "见 https://who.int/ebwha.pdf",
    ),
    "ideograph after an address": (["见https://www.who.int/x", "。"], "见https://www.who.int/x。"),
    "blank lines": (["", "一", " ", "二", ""], "一二"),
    "nothing": ([], ""),
    "one line": (["  一 二 "], "一 二"),
}


@pytest.mark.parametrize(("lines", "joined"), JOINED.values(), ids=JOINED.keys())
def test_wrapped_lines(lines: list[str], joined: str) -> None:
    assert join_lines(lines) == joined


HABITS = {
    "the text sets a space before figures": (
        ["自 2022 年起，自", "2023 年"],
        "自 2022 年起，自 2023 年",
    ),
    "the text sets none": (["自2022年起，自", "2023年"], "自2022年起，自2023年"),
    "after figures": (["在 5 年中，在 6", "年中"], "在 5 年中，在 6 年中"),
    "before Latin letters": (["由 WHO 和", "FAO 编写"], "由 WHO 和 FAO 编写"),
    "ideograph after an address": (
        ["由 WHO 写于 https://who.int/a", "和别处"],
        "由 WHO 写于 https://who.int/a 和别处",
    ),
    "no evidence": (["自", "2022"], "自2022"),
    "before brackets": (["规划(一)，规划", "(二)"], "规划(一)，规划(二)"),
    "text after an address": (
        ["于 5 月见 https://who.int/a，访问于", "2022 年"],
        "于 5 月见 https://who.int/a，访问于 2022 年",
    ),
    "spaces at lines' ends are kept, so none was set": (
        ["自 2022 年起 ", "实施；自", "2023 年"],
        "自 2022 年起实施；自2023 年",
    ),
}


@pytest.mark.parametrize(("lines", "joined"), HABITS.values(), ids=HABITS.keys())
def test_between_ideograph_and_figure_the_text_is_asked(lines: list[str], joined: str) -> None:
    assert join_lines(lines) == joined


def test_contexts_are_asked_in_turn_and_only_when_needed() -> None:
    asked = []

    def contexts() -> Iterable[str]:
        for text in ("没有证据", "自 2021 年", "自2021年"):
            asked.append(text)
            yield text

    assert join_lines(["自", "2022"], contexts=contexts) == "自 2022"
    assert asked == ["没有证据", "自 2021 年"]
    asked.clear()
    assert join_lines(["于2021，自", "2022"], contexts=contexts) == "于2021，自2022"
    assert join_lines(["一", "二"], contexts=contexts) == "一二"
    assert asked == []


def test_breaks_of_the_author_are_kept() -> None:
    lines = ["(a)评价", "行动；", "(b)中期", "评价"]
    assert join_lines(lines, breaks=[2]) == "(a)评价行动；\n(b)中期评价"


def test_a_break_before_a_blank_line_is_kept() -> None:
    assert join_lines(["一", "", "二"], breaks=[1]) == "一\n二"


def test_a_break_at_the_first_line_is_none() -> None:
    assert join_lines(["", "一", "二"], breaks=[0, 1]) == "一二"


@pytest.mark.parametrize("line", ["www.", "http://", "ab/", "a" + SOFT, "自", "1"])
def test_a_cell_of_very_many_lines_takes_no_time(line: str) -> None:
    start = time.perf_counter()
    join_lines([line] * 5000)
    assert time.perf_counter() - start < 1.5


TEXTS = st.text(
    st.sampled_from("一二三四五六，。（）“”、abcdeXYZ12345 -–/()[]:.éжحﬁ⼈"),
    min_size=1,
    max_size=80,
)


@st.composite
def wrapped(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A text and its lines, broken at random positions."""
    text = draw(TEXTS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    edges = [0, *cuts, len(text)]
    return text, [text[start:end] for start, end in itertools.pairwise(edges)]


@given(wrapped(), st.sets(st.integers(0, 9)))
def test_wherever_a_text_is_wrapped_it_folds_to_the_same(
    case: tuple[str, list[str]], breaks: set[int]
) -> None:
    text, lines = case
    assert fold(join_lines(lines, breaks)) == fold(text)


@given(st.lists(st.text(max_size=12), max_size=8), st.sets(st.integers(0, 8)))
def test_joining_loses_no_character_but_division_marks(lines: list[str], breaks: set[int]) -> None:
    def ink(text: str) -> str:
        return fold(text.replace(SOFT, ""))

    assert ink(join_lines(lines, breaks)) == ink(" ".join(lines))
