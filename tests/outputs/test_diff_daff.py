"""The highlighter form: daff itself applies it to the old table and gets the new one."""

import csv
import io
from collections.abc import Sequence

import daff as daff_library
import pytest
from hypothesis import given, settings

from normalize.records import Plan, Record, Theme, TimelineEntry
from outputs.comparison import Comparison
from outputs.csv_files import actions_exact_csv
from outputs.diff_daff import daff
from tests import factory
from tests.outputs.comparisons import comparison
from tests.outputs.hostile import text
from tests.outputs.versions import comparisons, numbered

LEFT_OUT = ("symbol", "language", "pages", "findings")
Table = list[list[str]]


def read(content: bytes) -> Table:
    return list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))


def patched(old: bytes, difference: bytes) -> Table:
    """The old table after `daff patch`.

    Not as its CSV, which daff 1.4 writes wrongly where a line within a cell begins with a quote.
    """
    table, patch = daff_library.SimpleTable(0, 0), daff_library.SimpleTable(0, 0)
    daff_library.Csv().parseTable(old.decode("utf-8"), table)
    daff_library.Csv().parseTable(difference.decode("utf-8"), patch)
    daff_library.HighlightPatch(table, patch).apply()
    cells = [
        [table.getCell(x, y) for x in range(table.get_width())] for y in range(table.get_height())
    ]
    # An unquoted NULL is no value to daff, and is written as NULL.
    return [["NULL" if cell is None else cell for cell in row] for row in cells]


def compared(table: Table) -> Table:
    """The table without the columns that a difference leaves out."""
    kept = [at for at, name in enumerate(table[0]) if name not in LEFT_OUT]
    return [[row[at] for at in kept] for row in table]


def assert_patches(made: Comparison) -> None:
    result = patched(actions_exact_csv(made.old), daff(made))
    assert compared(result) == compared(read(actions_exact_csv(made.new)))


def tags(made: Comparison) -> list[str]:
    return [row[0] for row in read(daff(made))]


def rows_by_tag(made: Comparison, tag: str) -> list[dict[str, str]]:
    table = read(daff(made))
    header = next(row for row in table if row[0] == "@@")
    return [dict(zip(header, row, strict=True)) for row in table if row[0] == tag]


def plan_of(records: Sequence[Record], **document: str) -> Plan:
    """A plan of these records, numbered anew."""
    return factory.plan(numbered(records), **document)


@given(comparisons())
@settings(max_examples=60, deadline=None)
def test_daff_makes_the_new_table_of_the_old_one(made: Comparison) -> None:
    assert_patches(made)


def test_each_change_has_its_tag() -> None:
    old = plan_of(
        [factory.action(n, action=f"行动 {name}") for n, name in enumerate("甲乙丙丁戊己")]
    )
    changed = [old.records[0], old.records[2], old.records[3], old.records[4]]
    changed[3] = changed[3].model_copy(update={"action": "行动 戊 -> 庚"})
    done = old.records[1].model_copy(update={"annex": 2, "id": "A2-1", "number": 1})
    fresh = factory.action(7, action="行动 新")
    new = factory.plan([*changed, fresh, done])
    pairs = {"A1-1": "A1-1", "A1-3": "A1-3", "A1-4": "A1-4", "A1-5": "A1-5", "A1-2": "A2-1"}
    made = comparison(old, new, pairs)
    assert tags(made) == ["@@", "...", "", "-->", "---", "+++", "->"]
    [edited] = rows_by_tag(made, "-->")
    assert edited["action"] == "行动 戊-->行动 戊 -> 庚"
    [implemented] = rows_by_tag(made, "->")
    assert (implemented["id"], implemented["annex"]) == ("A1-2->A2-1", "1->2")
    assert implemented["action"] == "行动 乙"
    [removed] = rows_by_tag(made, "---")
    assert removed["id"] == "A1-6"
    [added] = rows_by_tag(made, "+++")
    assert (added["id"], added["action"]) == ("A1-7", "行动 新")
    assert_patches(made)


def test_a_row_that_stands_elsewhere_is_moved() -> None:
    records = [factory.action(number) for number in (1, 2, 3, 4)]
    old = factory.plan(records)
    new = factory.plan([records[3], *records[:3]])
    made = comparison(old, new, {record.id: record.id for record in records})
    assert tags(made) == ["@@", ":", "", "..."]
    assert [row["id"] for row in rows_by_tag(made, ":")] == ["A1-4"]
    assert_patches(made)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("2023", "2024"), ("2023", "2024", "2025+")),
        (("2023", "2024", "2025+"), ("2024", "2025+")),
        (("2023", "2024"), ("2024", "2025", "2026+")),
        (("2023", "2024"), ("2024", "2023")),
    ],
)
def test_columns_of_one_version_are_in_the_schema_row(
    before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    old, new = (
        factory.plan(
            [
                factory.action(
                    number,
                    timeline=[
                        TimelineEntry(period=period, mark="due", text=f"X{number}")
                        for period in periods
                    ],
                )
                for number in (1, 2, 3)
            ]
        )
        for periods in (before, after)
    )
    made = comparison(old, new, {record.id: record.id for record in old.records})
    table = read(daff(made))
    assert [table[0][0], table[1][0]] == ["!", "@@"]
    schema = dict(zip(table[1], table[0], strict=True))
    for period in set(before) ^ set(after):
        tag = "+++" if period in after else "---"
        assert schema[f"timeline_{period}"] == schema[f"timeline_{period}_text"] == tag
    assert_patches(made)


def test_what_says_where_a_version_was_read_is_left_out() -> None:
    records = [factory.action(number) for number in (1, 2, 3)]
    old = factory.plan(records)
    elsewhere = [each.model_copy(update={"sources": [factory.source(9)]}) for each in records]
    new = factory.plan(elsewhere, symbol="EB154/7")
    made = comparison(old, new, {record.id: record.id for record in records})
    table = read(daff(made))
    assert [row[0] for row in table] == ["@@", "..."]
    assert table[0][1] == table[0][-1] == "..."
    assert not set(LEFT_OUT) & set(table[0])


def test_what_the_difference_ignores_is_no_change() -> None:
    old = factory.plan([factory.action(1, action="行动 （甲）"), factory.action(2)])
    new = factory.plan([factory.action(1, action="行动(甲)"), factory.action(2)])
    plain = comparison(old, old, {"A1-1": "A1-1", "A1-2": "A1-2"})
    assert tags(Comparison(plain.diff, old, new)) == ["@@", "..."]


def test_a_theme_with_another_title_is_told_in_each_of_its_rows() -> None:
    records = [factory.action(1), factory.action(2), factory.action(3, theme=2)]
    old = factory.plan(records, themes=[Theme(number=1, title="甲"), Theme(number=2, title="乙")])
    new = factory.plan(records, themes=[Theme(number=1, title="丙"), Theme(number=2, title="乙")])
    made = comparison(old, new, {record.id: record.id for record in records})
    assert [row["theme_title"] for row in rows_by_tag(made, "->")] == ["甲->丙", "甲->丙"]
    assert_patches(made)


def test_any_text_is_kept_and_the_file_is_rfc_4180() -> None:
    old = factory.plan(
        [
            factory.action(n, action=text(n), comments=text(n + 1), extra={text(2): "甲"})
            for n in range(4)
        ]
    )
    edited = [
        each.model_copy(update={"action": f"{each.action}=1+1", "extra": {text(2): f"乙 -> {n}"}})
        for n, each in enumerate(old.records)
    ]
    new = factory.plan([*edited, factory.action(9, action=f"=cmd() {text(5)}")])
    made = comparison(old, new, {record.id: record.id for record in old.records})
    assert_patches(made)
    table = read(daff(made))
    assert {len(row) for row in table} == {len(table[0])}
    assert not daff(made).startswith(b"\xef\xbb\xbf")


def test_a_plan_against_itself_has_only_its_header() -> None:
    plan = factory.plan()
    made = comparison(plan, plan, {record.id: record.id for record in plan.records})
    assert tags(made) == ["@@", "..."]
