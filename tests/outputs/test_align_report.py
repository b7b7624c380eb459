"""What a terminal shows of several languages: width, direction, control characters."""

import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from audit.align import align_plans
from normalize.multilingual import MultilingualPlan
from normalize.records import Budget, Cost, Plan, Status
from outputs.align_report import MOST_FINDINGS, print_alignment
from outputs.text import isolated
from tests import factory
from tests.audit.align.editions import six, updated

ARABIC = "من 150000 إلى 200000 دولار أمريكي (سنويا)"


def shown(plan: MultilingualPlan, *, terminal: bool = False, most: int | None = 50) -> str:
    file = io.StringIO()
    console = Console(file=file, width=80, force_terminal=terminal, legacy_windows=False)
    print_alignment(plan, console, most=most)
    return file.getvalue()


@pytest.fixture
def differing() -> MultilingualPlan:
    """Six languages with differences of every kind, some of them in Arabic."""
    plans = six(factory.plan())
    cost = Cost(kind="amount", text=ARABIC, min_usd=150_000, max_usd=200_000, per="year")
    plans["ar"] = updated(plans["ar"], "A1-1", cost=cost)
    plans["ar"] = updated(plans["ar"], "A1-2", status=Status(value="unrecognised", text="جارٍ 2023"))
    plans["fr"] = updated(plans["fr"], "A1-3", budget=Budget(value="tbc", text="\x1b[2J"), theme=1)
    return align_plans(list(plans.values()))


def test_nothing_is_wider_than_a_terminal(differing: MultilingualPlan) -> None:
    tables = shown(differing).split("warning:")[0]
    assert "timeline" not in tables
    assert max(cell_len(line) for line in tables.splitlines()) <= 80


def test_both_readings_stand_with_the_words_they_were_read_from(
    differing: MultilingualPlan,
) -> None:
    text = " ".join(shown(differing).split())
    assert "US$ 100 000" in text
    assert "US$ 150 000" in text
    assert '"\u2068من 150000 إلى' in text


def test_text_from_right_to_left_is_set_apart_and_ends_in_its_line(
    differing: MultilingualPlan,
) -> None:
    for line in shown(differing).splitlines():
        assert line.count("\u2068") == line.count("\u2069")
        if re.search("[\u0600-\u06ff]", line):
            assert "\u2068" in line


def test_sentences_on_a_terminal_keep_words_and_texts_whole(differing: MultilingualPlan) -> None:
    plain = " ".join(shown(differing).split())
    lines = re.sub(r"\x1b\[[0-9;]*m", "", shown(differing, terminal=True)).splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith("warning:"))
    assert all(cell_len(line) <= 80 for line in lines)
    assert all(line.count("\u2068") == line.count("\u2069") for line in lines)
    assert lines[start + 1].startswith("  ")
    assert " ".join(" ".join(lines[start:]).split()) in plain


def test_a_value_that_is_not_known_is_counted(differing: MultilingualPlan) -> None:
    text = shown(differing)
    assert "unknown" in text
    assert 'The status "\u2068جارٍ 2023\u2069" is not known in ar' in text


def test_colours_are_for_terminals(differing: MultilingualPlan) -> None:
    assert "\x1b" not in shown(differing)
    assert "\x1b[" in shown(differing, terminal=True)
    assert "\x1b[2J" not in shown(differing, terminal=True)


def test_no_more_than_so_many() -> None:
    plan = factory.plan([factory.action(number) for number in range(1, MOST_FINDINGS + 11)])
    other: Plan = six(plan)["en"]
    for record in plan.records:
        other = updated(other, record.id, budget=Budget(value="tbc", text="?"))
    result = align_plans([plan, other])
    assert "and 10 more; --all shows them.\n" in shown(result)
    assert "more" not in shown(result, most=None)
    assert shown(result, most=None).count("budgeted") == MOST_FINDINGS + 10


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ('a "b" c', 'a "b" c'),
        ('is "جارٍ 2023", 5', 'is "\u2068جارٍ 2023\u2069", 5'),
        ("خطة-1.pdf x", "\u2068خطة-1\u2069.pdf x"),
        ("م ت152/34: one", "\u2068م ت152/34\u2069: one"),
        ('"150 000 دولار"', '"\u2068150\u00a0000 دولار\u2069"'),
    ],
)
def test_isolated(text: str, expected: str) -> None:
    assert isolated(text) == expected
