"""What a terminal shows of a difference: summary first, marks or colours, width, direction."""

import io
import random
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from audit.diff import diff_plans
from audit.diff.model import PlanDiff
from normalize.records import Budget, Cost, Status
from outputs.change_types import CHANGE_TYPES
from outputs.comparison import Comparison
from outputs.diff_html import html
from outputs.diff_markdown import markdown
from outputs.diff_report import MOST_CHANGES, plain_text, print_diff
from tests import factory
from tests.audit.diff.edits import golden, next_version

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def shown(diff: PlanDiff, *, terminal: bool = False, width: int = 80, most: int | None = 50) -> str:
    file = io.StringIO()
    console = Console(
        file=file,
        width=width,
        force_terminal=terminal,
        color_system="standard" if terminal else None,
        legacy_windows=False,
        markup=False,
        highlight=False,
    )
    print_diff(diff, console, most=most)
    return file.getvalue()


@pytest.fixture(scope="module", params=["zh", "excerpt-ar", "excerpt-en"])
def diff(request: pytest.FixtureRequest) -> PlanDiff:
    """Changes of every kind, in three scripts."""
    plan = golden(request.param)
    return diff_plans(plan, next_version(plan, random.Random(3))[0])


def test_summary_first_then_changes_by_type() -> None:
    old = factory.plan()
    records = [
        factory.action(1, status=Status(value="planned", text="已做计划")),
        *old.records[1:3],
        factory.action(4, theme=2, functional_area="国家级影响", cost=old.records[3].cost,
                       action="行动 3"),
        factory.done(1),
    ]  # fmt: skip
    diff = diff_plans(old, factory.plan(records, symbol="EB154/3", profile="eb154"))
    assert shown(diff).splitlines() == [
        "EB152/34 → EB154/3 (zh): 3 changes",
        "  old: EB152/34 from EB152_34-zh.pdf, 5 actions, 1 subheading, 3 themes",
        "  new: EB154/3 from EB152_34-zh.pdf, 4 actions, 1 subheading, 3 themes",
        "  plan families: eb152-34 → eb154",
        "  removed 1, changed 1, renumbered 1, unchanged 6",
        "  fields: status 1",
        "",
        "Removed: in the old version only (1)",
        "  A2-2 (page 2): 行动 2",
        "",
        "Changed: in the same annex, with other contents (1)",
        "  A1-1 (page 1): 行动 1",
        "      status: ongoing → planned",
        "",
        "Renumbered: nothing but the number changed (1)",
        "  A1-3 → A1-4 (page 1; confidence 0.98): 行动 3",
    ]


def test_no_changes() -> None:
    plan = factory.plan()
    assert shown(diff_plans(plan, plan)).splitlines()[0] == "EB152/34 (zh): no changes"
    assert shown(diff_plans(plan, plan)).splitlines()[-1] == "  unchanged 9"


def test_changed_words_are_marked_without_colours_and_coloured_with_them() -> None:
    old = factory.plan([factory.action(1, action="提高会员国对改革实施情况的了解")])
    new = factory.plan([factory.action(1, action="提高会员国对改革实施进展的了解")])
    diff = diff_plans(old, new)
    assert "      action: 提高会员国对改革实施[-情况-]{+进展+}的了解\n" in shown(diff)
    text = shown(diff, terminal=True)
    assert "[-" not in text
    assert "\x1b[9;31m情况\x1b[0m\x1b[4;32m进展\x1b[0m" in text


def test_on_a_terminal_no_line_is_too_wide(diff: PlanDiff) -> None:
    for width in (40, 60, 80, 140):
        text = COLOUR.sub("", shown(diff, terminal=True, width=width))
        assert max(map(cell_len, text.splitlines())) <= width
        # The counts are folded between words: each field with its number stands as in one line.
        head = " ".join(text.partition("\n\n")[0].split())
        fields = ", ".join(f"{name} {count}" for name, count in diff.summary.fields.items())
        assert f" unchanged {diff.summary.unchanged} fields: {fields}" in head


def test_a_program_gets_whole_lines(diff: PlanDiff) -> None:
    text = shown(diff, most=None)
    assert "\x1b" not in text
    fields = [line.split(":")[0] for line in text.splitlines() if line.startswith(" " * 6)]
    listed = [change for type_ in CHANGE_TYPES for change in diff.changes if change.type == type_]
    assert fields == [f"      {field.field}" for change in listed for field in change.fields]


def test_what_is_from_right_to_left_begins_and_ends_in_its_line() -> None:
    plan = golden("excerpt-ar")
    diff = diff_plans(plan, next_version(plan, random.Random(3))[0])
    for text in (shown(diff), COLOUR.sub("", shown(diff, terminal=True))):
        for line in text.splitlines():
            assert line.count("\u2068") == line.count("\u2069")
            if re.search("[\u0600-\u06ff]", line):
                assert "\u2068" in line


def test_what_was_not_read_stands_as_printed_and_an_empty_text_as_nothing() -> None:
    cost = Cost(kind="unrecognised", text="200 000")
    paid = Cost(kind="amount", text="200 000", min_usd=200_000, max_usd=200_000)
    old = factory.plan([factory.action(1, cost=paid, sub_area="")])
    new = factory.plan([factory.action(1, cost=cost, sub_area="专家组")])
    diff = diff_plans(old, new)
    assert shown(diff).splitlines()[-2:] == [
        "      sub_area: nothing → 专家组",
        '      cost: US$ 200 000 → unrecognised "200 000"',
    ]
    made = Comparison(diff, old, new)
    assert "| Sub area | – | 专家组 |" in markdown(made).decode()
    assert "| Cost | US$ 200 000 (200 000) | unrecognised (200 000) |" in markdown(made).decode()
    page = "".join(html(made).decode().split())
    assert 'unrecognised</span><spanclass="printed">' in page


def test_renumbered_records_stand_in_runs() -> None:
    plan = golden("zh")
    gone = [each for each in plan.records if each.id != "A1-20"]
    records = [
        each.model_copy(update={"number": each.number - 1, "id": f"A1-{each.number - 1}"})
        if each.annex == 1 and each.number and each.number > 20
        else each
        for each in gone
    ]
    text = shown(diff_plans(plan, plan.model_copy(update={"records": records})))
    assert text.endswith("(40)\n  A1-21 to A1-60 → A1-20 to A1-59: 40 actions\n")


def test_no_more_than_so_many() -> None:
    new = [factory.action(number, budget=Budget(value="tbc", text="?")) for number in range(1, 61)]
    diff = diff_plans(factory.plan([factory.action(n) for n in range(1, 61)]), factory.plan(new))
    text = shown(diff, most=MOST_CHANGES)
    assert text.count("budgeted → tbc") == MOST_CHANGES
    assert text.endswith("  and 10 more; --all shows them.\n")
    assert shown(diff, most=None).count("budgeted → tbc") == 60


def test_long_texts_are_shown_around_what_changed() -> None:
    same = "会员国在磋商期间讨论了改革的进展情况，" * 8
    old, new = (factory.plan([factory.action(1, comments=f"{same}{each}{same}")])
                for each in ("甲乙", "丙丁"))  # fmt: skip
    [line] = [line for line in shown(diff_plans(old, new)).splitlines() if "comments:" in line]
    assert re.fullmatch(r" {6}comments: … \S{15}\[-甲乙-\]\{\+丙丁\+\}\S{15} …", line), line
    assert same in plain_text(diff_plans(old, new))


def test_what_could_move_the_cursor_is_shown_as_its_code() -> None:
    old = factory.plan([factory.action(1)])
    new = factory.plan([factory.action(1, comments="\x1b[2J\u202ex", extra={"\x1b": "y\nz"})])
    for text in (shown(diff_plans(old, new)), shown(diff_plans(old, new), terminal=True)):
        plain = COLOUR.sub("", text)
        assert "\x1b" not in plain
        assert "\u202e" not in plain
        assert "\\u001b[2J\\u202ex" in plain
        assert "y¶ z" in plain
