"""The summary at the terminal: right sums, right widths, nothing that moves the cursor."""

import io
import re
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from normalize.findings import finding
from normalize.records import Plan, Status, Theme
from outputs.sentences import sentence
from outputs.summary import print_summary, stderr_console
from outputs.text import printable
from tests.factory import action, plan, source


def shown(plan: Plan, *, width: int = 100, color: bool = False) -> str:
    text = io.StringIO()
    console = Console(
        file=text, width=width, markup=False, highlight=False, force_terminal=color, no_color=False
    )
    print_summary(plan, [Path("out/EB152_34-zh/plan.json")], console)
    return text.getvalue()


def cells(text: str, start: str) -> list[str]:
    lines = (line for line in text.splitlines() if line.strip().startswith(start))
    return next(lines).split()


def test_it_says_where_the_files_are_and_what_is_in_them(sound_plan: Plan) -> None:
    text = shown(sound_plan)
    assert text.startswith("EB152/34 (zh) from EB152_34-zh.pdf: 5 actions, 1 subheading, 2 pages")
    assert "out/EB152_34-zh/plan.json" in text
    assert "Findings: 0 errors, 0 warnings, 0 notes." in text


def test_a_plan_without_themes_has_no_row_for_them() -> None:
    text = shown(plan([action(1, theme=None), action(2, theme=None)], themes=[]))
    assert "?" not in text
    assert text.count("Annex 1") == 1
    one = [Theme(number=1, title="问责")]
    assert "?" in shown(plan([action(1, theme=None), action(2, theme=1)], themes=one))


def test_actions_are_counted_by_theme_and_status(sound_plan: Plan) -> None:
    text = shown(sound_plan)
    assert cells(text, "Actions")[-3:] == ["ongoing", "implemented", "total"]
    assert cells(text, "Annex 1") == ["Annex", "1", "3", "3"]
    assert cells(text, "1. 问责职能和制度") == ["1.", "问责职能和制度", "2", "2"]
    assert cells(text, "All") == ["All", "3", "2", "5"]


def test_columns_line_up_beside_wide_letters(sound_plan: Plan) -> None:
    lines = shown(sound_plan).splitlines()
    ends = {cell_len(line.rstrip()) for line in lines if line.rstrip()[-1:].isdigit()}
    assert len(ends) == 1


def test_there_are_colours_only_on_a_terminal(sound_plan: Plan) -> None:
    assert "\x1b" not in shown(sound_plan)
    assert "\x1b" in shown(sound_plan, color=True)


def test_findings_are_sentences_with_pages_the_worst_first() -> None:
    note = finding("title_missing")
    fault = finding("empty_field", "A1-1", [source(3), source(4)], field="action")
    made = plan().model_copy(update={"findings": [note, fault]})
    lines = [line.strip() for line in shown(made).splitlines()]
    at = lines.index("Findings: 1 error, 0 warnings, 1 note.")
    assert lines[at + 1] == "error: A1-1, pages 3, 4: The action is empty. [empty_field]"
    assert lines[at + 2].startswith("info: No title")


def test_a_long_list_of_findings_is_cut_and_says_so() -> None:
    made = plan().model_copy(update={"findings": [finding("title_missing", level="warning")] * 30})
    assert "and 10 more; plan.json holds them all." in shown(made)


def test_text_from_a_document_can_not_steer_the_terminal() -> None:
    themes = [Theme(number=1, title="\x1b[31mred\x07 [bold]x[/bold] \u202edne")]
    text = shown(plan([action(1)], themes=themes, symbol="\x1b]0;x\x07"))
    assert not {"\x1b", "\x07", "\u202e"} & set(text)
    assert "[bold]x[/bold]" in text


def test_a_sentence_is_one_line() -> None:
    found = finding("row_unassigned", text="a\nb\u2028c")
    assert len(sentence(found).splitlines()) == 1


def test_printable_keeps_every_ordinary_letter() -> None:
    assert printable("正在进行 م ت é") == "正在进行 م ت é"
    assert printable("a\tb\x1b") == "a\\u0009b\\u001b"


def test_notes_of_one_kind_are_shown_few_and_counted_all(sound_plan: Plan) -> None:
    notes = [finding("symbol_assumed", symbol=f"EB{n}/1", profile="p") for n in range(9)]
    trouble = [finding("table_ignored", level="warning", rows=n, columns=3) for n in range(6)]
    text = shown(sound_plan.model_copy(update={"findings": [*notes, *trouble]}))
    assert text.count("[symbol_assumed]") == 3
    assert text.count("[table_ignored]") == 6
    assert "and 6 more; plan.json holds them all." in text


@pytest.mark.parametrize("width", [40, 60, 79])
def test_a_narrow_window_has_the_statuses_of_a_row_in_one_column(width: int) -> None:
    statuses = ("ongoing", "planned", "planning", "tbc", "none", "blank", "unrecognised")
    actions = [
        action(number, status=Status.model_validate({"value": value, "text": ""}))
        for number, value in enumerate(statuses, start=1)
    ]
    themes = [Theme(number=1, title="Gobernanza y sistemas de rendición de cuentas")]
    text = shown(plan(actions, themes=themes), width=width)
    table = text.split("\n\n")[0].split("plan.json")[1].split("Findings")[0]
    assert max(map(cell_len, table.splitlines())) <= width
    assert " ".join(cells(text, "Actions")) == "Actions total by status"
    words = [word for line in table.splitlines() for word in line.split()]
    assert all(status in {word.rstrip(",") for word in words} for status in statuses)
    assert {"Gobernanza", "rendición", "cuentas"} <= set(words)


def test_a_wide_window_has_a_column_for_each_status() -> None:
    assert cells(shown(plan(), width=80), "Actions") == [
        "Actions", "ongoing", "implemented", "total",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "width"), [("60", 60), ("132", 132), (None, 100), ("", 100), ("x", 100)]
)
def test_columns_say_how_wide_what_is_no_terminal_is(
    monkeypatch: pytest.MonkeyPatch, columns: str | None, width: int
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    if columns is not None:
        monkeypatch.setenv("COLUMNS", columns)
    assert stderr_console().width == width


def test_findings_are_broken_between_words_on_a_terminal_only() -> None:
    found = finding("reader_problem", message="what was read was not quite certain " * 4)
    made = plan().model_copy(update={"findings": [found]})
    assert max(map(cell_len, shown(made, width=60).splitlines())) > 60
    lines = re.sub(r"\x1b\[[0-9;]*m", "", shown(made, width=60, color=True)).splitlines()
    assert max(map(cell_len, lines)) <= 60
    assert any(line.startswith("    ") for line in lines)
