"""What stands in which column, written out by hand; and what a version costs the database."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, event

from normalize.findings import finding
from normalize.records import Budget, Cost, Merged, Record, Source, Status
from outputs.store.database import Database
from outputs.store.model import Software
from outputs.store_report import ingested_line
from tests import factory
from tests.outputs.store.plans import OLD, add, dump, edition, records, rows, status

FULL = factory.action(
    12,
    theme=2,
    functional_area="the area",
    sub_area="the sub-area",
    subheading="A1-s1",
    action="the action",
    objective="the objective",
    comments="the comments",
    budget=Budget(value="not_budgeted", text="the budget"),
    cost=Cost(
        kind="amount",
        text="the cost",
        min_usd=5,
        max_usd=9,
        open_ended=False,
        per="visit",
        note="the note",
    ),
    timeline=factory.timeline("due", "tbc"),
    status=Status(value="ongoing", text="the status"),
    extra={"Heading": "the cell", "Another": "its cell"},
    references=["EB152/33", "WHA75(8)"],
    sources=[Source(page=4, box=(1.0, 2.0, 3.0, 4.0)), Source(page=3, box=(5.0, 6.0, 7.0, 8.0))],
)
MERGED = factory.subheading(
    1, theme=None, merged=Merged(columns=["budget", "status"], text="the merged cell"), sources=[]
)


def full(database: str) -> None:
    add(database, edition(1, [MERGED, FULL]))


def test_each_record_stands_in_its_place(database: str) -> None:
    full(database)
    assert rows(
        database,
        "SELECT r.version_id, r.position, r.record, r.annex, r.kind, r.number, r.subheading, "
        "r.page, t.number, t.title, t.position "
        "FROM records r LEFT JOIN themes t ON t.id = r.theme_id ORDER BY r.position",
    ) == [
        (1, 1, "A1-s1", 1, "subheading", None, None, None, None, "其他事项", 3),
        (1, 2, "A1-12", 1, "action", 12, "A1-s1", 3, 2, "在国家级的影响", 2),
    ]


def test_each_fact_of_a_record_stands_in_its_column(database: str) -> None:
    full(database)
    assert rows(
        database,
        "SELECT budget, cost, cost_min_usd, cost_max_usd, cost_per, status, merged_columns "
        "FROM records ORDER BY position",
    ) == [
        (None, None, None, None, None, None, "budget; status"),
        ("not_budgeted", "amount", 5, 9, "visit", "ongoing", None),
    ]
    # SQLite has no truth values of its own.
    found = rows(database, "SELECT cost_open_ended FROM records ORDER BY position")
    assert found == [(None,), (False,)]


def test_each_text_of_a_record_stands_in_its_column(database: str) -> None:
    full(database)
    named = "functional_area", "sub_area", "action", "objective", "comments"
    cells = "budget", "cost", "cost_note", "status", "merged"
    of_texts = "SELECT {} FROM texts x JOIN records r ON r.id = x.record_id ORDER BY r.position"

    def texts(*columns: str) -> list[tuple[object, ...]]:
        return rows(database, of_texts.format(", ".join(f"x.{name}" for name in columns)))

    assert texts("language", *named) == [
        ("zh", "问责职能", "审计", "副标题 1", "提高透明度", ""),
        ("zh", "the area", "the sub-area", "the action", "the objective", "the comments"),
    ]
    assert texts(*cells) == [
        (None, None, None, None, "the merged cell"),
        ("the budget", "the cost", "the note", "the status", None),
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (
            "SELECT position, period, mark, text FROM timeline ORDER BY position",
            [(1, "2023", "due", "X"), (2, "2024", "tbc", "待完成")],
        ),
        (
            "SELECT position, name, text FROM extra ORDER BY position",
            [(1, "Heading", "the cell"), (2, "Another", "its cell")],
        ),
        (
            "SELECT position, symbol FROM record_references ORDER BY position",
            [(1, "EB152/33"), (2, "WHA75(8)")],
        ),
        (
            "SELECT position, page, x0, top, x1, bottom FROM sources ORDER BY position",
            [(1, 4, 1.0, 2.0, 3.0, 4.0), (2, 3, 5.0, 6.0, 7.0, 8.0)],
        ),
    ],
)
def test_what_a_record_has_several_of_is_in_order(
    database: str, query: str, expected: list[tuple[object, ...]]
) -> None:
    full(database)
    assert rows(database, query) == expected


def test_findings_stand_by_their_record(database: str) -> None:
    of_record = finding("no_actions", "A1-2").model_copy(
        update={"sources": [factory.source(2), factory.source(3), factory.source(2)]}
    )
    whole_plan = finding("no_actions")
    first, second = records(1, 2)
    second = second.model_copy(update={"findings": [of_record]})
    plan = edition(1, [first, second]).model_copy(update={"findings": [whole_plan]})
    done = add(database, plan)
    assert rows(
        database,
        "SELECT f.version_id, f.position, r.record, f.code, f.level, f.message, f.pages "
        "FROM findings f LEFT JOIN records r ON r.id = f.record_id ORDER BY f.position",
    ) == [
        (1, 1, None, "no_actions", "error", whole_plan.message, ""),
        (1, 2, "A1-2", "no_actions", "error", of_record.message, "2; 3"),
    ]
    assert done.faults == 2
    assert ingested_line("plan.pdf", done).endswith("; 2 findings")


def test_a_changed_field_has_its_values_and_its_texts(database: str) -> None:
    def named(value: str, text: str, action: str) -> Record:
        told = Status.model_validate({"value": value, "text": text})
        return factory.action(1, status=told, action=action)

    add(database, edition(1, [named("ongoing", "under way", "加强问责职能并报告结果")]))
    add(database, edition(2, [named("planned", "to come", "加强监督职能并报告结果")]))
    changes = rows(database, "SELECT version_id, position, type, kind, label FROM changes")
    assert changes == [(2, 1, "changed", "action", "加强监督职能并报告结果")]
    found = rows(database, "SELECT field, old, new, old_text, new_text FROM changed_fields")
    assert set(found) == {
        ("status", "ongoing", "planned", "under way", "to come"),
        ("action", "加强问责职能并报告结果", "加强监督职能并报告结果", None, None),
    }
    [(parts,)] = rows(database, "SELECT parts FROM changed_fields WHERE field = 'action'")
    assert all(f'"{run}"' in parts for run in ("removed", "added", "问责", "监督"))


def test_a_run_says_who_read_the_file_when_and_how(database: str) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    software = Software("0.3.0", "pypdfium2 5.0.0", {"reader": "rules"})
    add(database, edition(1, records(1), reader="rules"), software)
    [document] = Database(database).history()
    [run] = document.versions[0].files[0].runs
    assert before <= run.read_at <= datetime.now(UTC) + timedelta(seconds=1)
    assert (run.ebplan, run.library, run.options) == (
        "0.3.0",
        "pypdfium2 5.0.0",
        {"reader": "rules"},
    )
    assert (run.reader, run.symbol, run.language) == ("rules", "EB152/34", "zh")


def test_one_that_fails_leaves_no_trace(database: str) -> None:
    add(database, edition(1, records(1)))
    before = dump(database)
    passed = 0

    def count(*_: object, **__: object) -> None:
        nonlocal passed
        passed += 1

    def fail(*_: object) -> None:
        raise RuntimeError(f"after {passed} statements")

    # When all is written and nothing is kept as yet.
    event.listen(Engine, "before_cursor_execute", count)
    event.listen(Engine, "commit", fail)
    try:
        with pytest.raises(RuntimeError, match=r"after [1-9]\d+ statements"):
            add(database, edition(2, records(1, 2)))
    finally:
        event.remove(Engine, "before_cursor_execute", count)
        event.remove(Engine, "commit", fail)
    assert dump(database) == before


def test_a_version_costs_the_same_however_many_there_are(database: str) -> None:
    statements: list[int] = []

    def count(*_: object, **__: object) -> None:
        statements[-1] += 1

    event.listen(Engine, "before_cursor_execute", count)
    try:
        for number in range(1, 9):
            statements.append(0)
            value = "planned" if number % 2 else "ongoing"
            fields = {"status": status(value), "comments": str(number)}
            assert add(database, edition(number, records(1, **fields)), OLD).version == number
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    assert len(set(statements[1:])) == 1
