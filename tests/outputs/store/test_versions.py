"""What becomes of a reading: a version, a file more, a run more, or nothing."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.diff import diff_plans
from extract.errors import DatabaseError
from normalize.records import Plan
from outputs.json_file import plan_json
from outputs.store.database import Database
from outputs.store.model import Software
from outputs.store_report import ingested_line
from tests import factory
from tests.outputs.store.plans import (
    NEW,
    OLD,
    add,
    assert_consistent,
    dump,
    edition,
    records,
    rows,
    status,
)


def test_a_first_version_comes_back_as_it_was(database: str) -> None:
    plan = edition(1)
    done = add(database, plan)
    assert (done.outcome, done.version, done.run, done.changes) == ("version", 1, 1, None)
    assert plan_json(Database(database).plan(version=1)) == plan_json(plan)
    assert_consistent(database)


def test_the_same_again_changes_nothing(database: str) -> None:
    add(database, edition(1))
    before = dump(database)
    done = add(database, edition(1))
    assert (done.outcome, done.version, done.run) == ("nothing", 1, 1)
    assert Database(database).known(f"{1:064x}", OLD) == done
    assert dump(database) == before


def test_another_file_of_the_same_contents_is_no_new_version(database: str) -> None:
    add(database, edition(1, format="docx"))
    spaced = [each.model_copy(update={"action": f" {each.action} "}) for each in edition(1).records]
    done = add(database, edition(2, spaced))
    assert (done.outcome, done.version) == ("file", 1)
    [document] = Database(database).history()
    [version] = document.versions
    assert [file.format for file in version.files] == ["docx", "pdf"]
    # Records are from the file whose pages they can be traced to.
    assert [file.runs[0].current for file in version.files] == [False, True]
    assert_consistent(database)


def test_other_wording_of_a_value_is_no_new_version(database: str) -> None:
    add(database, edition(1, records(1, 2)))
    worded = status("ongoing").model_copy(update={"text": "正在 进行 中"})
    done = add(database, edition(2, records(1, 2, status=worded), format="text"))
    assert (done.outcome, done.version) == ("file", 1)


def test_a_new_version_has_what_changed(database: str) -> None:
    old = edition(1, records(1, 2, 3))
    new = edition(2, [*records(1, 3), *records(4), *records(5, status=status("planned"))])
    add(database, old)
    done = add(database, new)
    summary = diff_plans(old, new).summary
    assert done.outcome == "version"
    assert done.changes.previous_version == 1
    assert (done.changes.added, done.changes.removed) == (summary.added, summary.removed) == (2, 1)
    assert done.changes.same_software
    assert_consistent(database)


def test_newer_software_that_reads_the_same_adds_a_run(database: str) -> None:
    add(database, edition(1))
    before = dump(database)
    done = add(database, edition(1), NEW)
    assert (done.outcome, done.version, done.run, done.differences) == ("run", 1, 2, 0)
    after = dump(database)
    for name in ("versions", "files", "plans", "records", "changes", "reading_changes"):
        assert len(after[name]) == len(before[name])
    assert_consistent(database)


def test_a_change_of_software_is_no_change_of_plan(database: str) -> None:
    add(database, edition(1, records(1, 2)))
    add(database, edition(2, records(1, 2, 3)))
    changed = dump(database)["changes"]
    otherwise = [*records(1), *records(2, status=status("planned"))]
    done = add(database, edition(1, otherwise), NEW)
    assert (done.outcome, done.version, done.differences) == ("run", 1, 1)
    assert rows(database, "SELECT field, old, new FROM changes_made_by_software") == [
        ("status", "ongoing", "planned")
    ]
    # Against the next version, read by the older software, the status is now another. It says so.
    [comparison] = rows(database, "SELECT version_id, same_software, changed FROM comparisons")
    assert comparison == (2, False, 1)
    assert add(database, edition(2, [*otherwise, *records(3)]), NEW).differences == 1
    [comparison] = rows(database, "SELECT version_id, same_software, changed FROM comparisons")
    assert comparison == (2, True, 0)
    assert [row[1:] for row in dump(database)["changes"]] == [row[1:] for row in changed]
    assert_consistent(database)


def test_another_library_is_other_software(database: str) -> None:
    library = Software(OLD.ebplan, "pypdfium2 6.0.0")
    add(database, edition(1, records(1)))
    assert Database(database).known(f"{1:064x}", library) is None
    assert add(database, edition(1, records(1)), library).outcome == "run"
    done = add(database, edition(2, records(1, 2)))
    assert not done.changes.same_software
    assert "(read by other software: to be sure, ingest version 1 again)" in ingested_line(
        "x", done
    )
    done = add(database, edition(2, records(1, 2)), library)
    assert done.changes.same_software
    assert "read by other software" not in ingested_line("x", done)
    # Each format has a library of its own, so those can't be held against each other.
    word = Software(OLD.ebplan, "lxml 5.0.0")
    done = add(database, edition(3, records(1, 2, 3), format="docx"), word)
    assert done.changes.same_software


def test_software_is_held_to_the_letter_and_a_plan_is_not(database: str) -> None:
    add(database, edition(1, records(1)))
    spaced = [
        each.model_copy(update={"action": f"{each.action[:2]} {each.action[2:]}"})
        for each in records(1)
    ]
    done = add(database, edition(1, spaced), NEW)
    assert (done.outcome, done.differences) == ("run", 1)
    assert rows(database, "SELECT field FROM changes_made_by_software") == [("action",)]
    done = add(database, edition(2, records(1, 2)))
    assert (done.changes.added, done.changes.changed) == (1, 0)


def test_older_readings_stay_and_can_be_exported(database: str) -> None:
    first, second = edition(1, records(1)), edition(1, records(1, status=status("planned")))
    add(database, first)
    add(database, second, NEW)
    store = Database(database)
    assert plan_json(store.plan(run=1)) == plan_json(first)
    assert plan_json(store.plan(run=2)) == plan_json(store.plan(version=1)) == plan_json(second)


def test_other_options_are_another_run(database: str) -> None:
    add(database, edition(1))
    rules = Software(OLD.ebplan, OLD.library, {"reader": "rules"})
    assert add(database, edition(1, reader="rules"), rules).outcome == "run"
    assert add(database, edition(1, reader="rules"), rules).outcome == "nothing"
    assert add(database, edition(1)).outcome == "nothing"


def test_an_older_version_added_later_comes_before(database: str) -> None:
    add(database, edition(1, records(1, 2, 3)), dated=date(2023, 5, 1))
    done = add(database, edition(2, records(1)), dated=date(2023, 1, 10))
    assert (done.outcome, done.version, done.changes, done.latest) == ("version", 2, None, False)
    done = add(database, edition(3, records(1, 2)), dated=date(2023, 3, 1))
    assert (done.changes.previous_version, done.changes.added) == (2, 1)
    query = "SELECT version, previous_version, is_latest FROM version_list ORDER BY position"
    assert rows(database, query) == [(2, None, 0), (3, 2, 0), (1, 3, 1)]
    assert_consistent(database)


def test_a_date_can_be_given_later(database: str) -> None:
    add(database, edition(1, records(1, 2)))
    add(database, edition(2, records(1, 2, 3)))
    done = add(database, edition(2, records(1, 2, 3)), dated=date(2023, 1, 10))
    assert (done.outcome, done.version, done.latest) == ("placed", 2, False)
    assert rows(database, "SELECT version_id, removed FROM comparisons") == [(1, 1)]
    again = add(database, edition(2, records(1, 2, 3)), dated=date(2023, 1, 10))
    assert again.outcome == "nothing"
    assert_consistent(database)


def test_a_plan_issued_again_as_it_was_is_a_version_where_a_date_says_so(database: str) -> None:
    add(database, edition(1, records(1)), dated=date(2023, 1, 1))
    add(database, edition(2, records(1, 2)), dated=date(2023, 2, 1))
    assert add(database, edition(3, records(1))).outcome == "file"
    done = add(database, edition(4, records(1)), dated=date(2023, 3, 1))
    assert (done.outcome, done.version, done.changes.removed) == ("version", 3, 1)
    assert_consistent(database)


def test_a_version_under_another_symbol_joins_the_document_named(database: str) -> None:
    add(database, edition(1, records(1)))
    later = edition(2, records(1, 2), symbol="EB154/7")
    done = add(database, later, version_of="EB152/34")
    assert (done.symbol, done.version, done.changes.added) == ("EB152/34", 2, 1)
    # Read anew without the option, it stays where the user has put it.
    assert add(database, later, NEW).symbol == "EB152/34"
    [document] = Database(database).history()
    assert [version.symbol for version in document.versions] == ["EB152/34", "EB154/7"]
    assert_consistent(database)


def test_a_version_can_be_put_under_another_document_later(database: str) -> None:
    add(database, edition(1, records(1)))
    later = edition(2, records(1, 2), symbol="EB154/7")
    assert add(database, later).changes is None
    done = add(database, later, version_of="EB152/34")
    assert (done.outcome, done.changes.added) == ("placed", 1)
    assert_consistent(database)


def test_a_file_whose_symbol_is_now_read_otherwise_moves(database: str) -> None:
    add(database, edition(1, records(1), symbol="EB152/3"))
    add(database, edition(2, records(1, 2)))
    done = add(database, edition(1, records(1)), NEW)
    assert (done.outcome, done.version, done.symbol) == ("run", 1, "EB152/34")
    assert [each.symbol for each in Database(database).history()] == ["EB152/34"]
    assert rows(database, "SELECT previous_version_id, added FROM comparisons") == [(1, 1)]
    assert_consistent(database)


def test_one_of_two_files_moves_alone(database: str) -> None:
    add(database, edition(1, records(1)))
    add(database, edition(2, records(1), format="docx"))
    done = add(database, edition(1, records(1), language="en"), NEW)
    assert (done.outcome, done.version, done.language) == ("run", 2, "en")
    assert [each.language for each in Database(database).history()] == ["en", "zh"]
    assert_consistent(database)


def test_a_plan_file_of_a_known_reading_adds_nothing(database: str) -> None:
    add(database, edition(1))
    assert add(database, edition(1), Software(None)).outcome == "nothing"
    other = edition(1, records(1, 2))
    assert add(database, other, Software(None)).outcome == "run"
    assert add(database, other, Software(None)).outcome == "nothing"


def test_a_document_read_after_its_plan_file_adds_a_run(database: str) -> None:
    add(database, edition(1), Software(None))
    assert add(database, edition(1)).outcome == "run"
    # The order of the two does not matter.
    assert add(database, edition(1), Software(None)).outcome == "nothing"


def test_languages_are_documents_of_one_symbol(database: str) -> None:
    add(database, edition(1, records(1)))
    add(database, edition(2, records(1), language="en"))
    query = "SELECT language, record FROM texts_by_language ORDER BY language"
    assert rows(database, query) == [("en", "A1-1"), ("zh", "A1-1")]
    assert [each.language for each in Database(database).history("EB152/34", "en")] == ["en"]
    assert Database(database).history("EB1/1") == []


def test_what_a_column_cannot_hold_is_kept_in_the_plan(database: str) -> None:
    record = factory.action(
        1, action="a\0b", comments="\U0001f600 \u202e أ", objective="\ufffe\u200b"
    )
    record = record.model_copy(update={"number": 10**30, "references": ["A\0"]})
    plan: Plan = edition(1, [record], title="t\0")
    add(database, plan)
    assert plan_json(Database(database).plan(version=1)) == plan_json(plan)
    [(action, comments, number)] = rows(
        database, "SELECT action, comments, number FROM all_actions"
    )
    assert (action, comments, number) == ("a\ufffdb", "\U0001f600 \u202e أ", None)
    assert_consistent(database)


def test_records_that_share_an_id_are_all_kept(database: str) -> None:
    add(database, edition(1, [*records(1), *records(1)]))
    assert rows(database, "SELECT COUNT(*) FROM all_actions") == [(2,)]
    assert_consistent(database)


def test_one_put_elsewhere_whose_language_is_now_read_otherwise(database: str) -> None:
    later = edition(1, records(1), symbol="EB154/7")
    add(database, later, version_of="EB152/34")
    add(database, edition(2, records(1, 2)))
    done = add(database, edition(1, records(1), symbol="EB154/7", language="fr"), NEW)
    assert (done.symbol, done.language, done.changes) == ("EB152/34", "fr", None)
    assert_consistent(database)


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_any_text_goes_in_and_comes_back(database: str, texts: list[str]) -> None:
    done_before = len(dump(database)["files"])
    made = [
        factory.action(number, action=each, functional_area=each, extra={each: each})
        for number, each in enumerate(texts, 1)
    ]
    plan = edition(done_before + 1, made, title=texts[0])
    done = add(database, plan)
    assert plan_json(Database(database).plan(run=done.run)) == plan_json(plan)
    shown = [each.replace("\0", "\ufffd") for each in texts]
    query = "SELECT action FROM all_actions WHERE version = :version ORDER BY position"
    if done.outcome == "version":
        assert [row[0] for row in rows(database, query, version=done.version)] == shown


def test_another_format_that_is_read_otherwise(database: str) -> None:
    add(database, edition(1, records(1, 2, 3, 4), format="docx"))
    misread = [*records(1, 2, status=status("tbc")), *records(3, 4)]
    done = add(database, edition(2, misread), same_as=1)
    assert (done.outcome, done.version, done.differences, done.changes) == ("file", 1, 2, None)
    # It has pages, but it does not read the same.
    [(value,)] = set(rows(database, "SELECT status FROM current_actions"))
    assert value == "ongoing"
    assert rows(database, "SELECT COUNT(*) FROM changes") == [(0,)]
    assert {
        row[:3] for row in rows(database, "SELECT field, old, new FROM changes_made_by_software")
    } == {("status", "ongoing", "tbc")}
    assert_consistent(database)
    # Read as it should be, by newer software, it takes the lead: its records can be traced.
    done = add(database, edition(2, records(1, 2, 3, 4)), NEW)
    assert done.differences == 2
    assert rows(database, "SELECT run_id FROM current_runs") == [(done.run,)]
    assert_consistent(database)


def test_a_version_that_was_another_format_of_the_one_before(database: str) -> None:
    add(database, edition(1, records(1)))
    add(database, edition(2, records(1, 2, 3, 4), format="docx"))
    misread = edition(3, [*records(1, 2, status=status("tbc")), *records(3, 4)])
    done = add(database, misread)
    assert (done.outcome, done.version, done.may_be_same) == ("version", 3, False)
    add(database, edition(4, records(1, 2, 3, 4, 5)))
    done = add(database, misread, same_as=2)
    assert (done.outcome, done.version) == ("placed", 2)
    assert [each[0] for each in rows(database, "SELECT version FROM version_list")] == [1, 2, 4]
    assert rows(
        database,
        "SELECT previous_version_id, version_id, added, changed FROM comparisons "
        "ORDER BY version_id",
    ) == [(1, 2, 3, 0), (2, 4, 1, 0)]
    assert rows(database, "SELECT COUNT(*) FROM reading_changes") == [(2,)]
    assert add(database, misread, same_as=2).outcome == "nothing"
    assert_consistent(database)
    # The number is nobody else's afterwards.
    add(database, edition(4, records(1, 2, 3, 4, 5)), same_as=2)
    assert add(database, edition(5, records(5))).version == 5
    assert_consistent(database)


def test_what_can_not_be_the_same(database: str) -> None:
    add(database, edition(1, records(1)))
    before = dump(database)
    with pytest.raises(DatabaseError, match="there is no version 7 that it could be the same as"):
        add(database, edition(2, records(1)), same_as=7)
    with pytest.raises(DatabaseError, match=r"in en, and version 1 is of EB152/34 \(zh\)"):
        add(database, edition(2, records(1), language="en"), same_as=1)
    with pytest.raises(DatabaseError, match="say one of the two"):
        add(database, edition(2, records(1)), same_as=1, version_of="EB152/34")
    with pytest.raises(DatabaseError, match="say one of the two"):
        add(database, edition(2, records(1)), same_as=1, not_same=True)
    with pytest.raises(DatabaseError, match="symbol is EB154/7, and that of version 1 is EB152/34"):
        add(database, edition(2, records(1), symbol="EB154/7"), same_as=1)
    with pytest.raises(DatabaseError, match="2 records differ from version 1, which is more"):
        add(database, edition(2, records(1, 2, 3)), same_as=1)
    assert dump(database) == before


def test_a_file_that_was_not_the_same_gets_its_version_back(database: str) -> None:
    add(database, edition(1, records(1, 2, 3), format="docx"))
    later = edition(2, [*records(1, 2), *records(3, status=status("tbc"))])
    assert add(database, later, same_as=1).outcome == "file"
    done = add(database, later, not_same=True, dated=date(2099, 1, 1))
    assert (done.outcome, done.version, done.changes.changed) == ("placed", 2, 1)
    assert (done.next_version, done.differences) == (None, 0)
    assert rows(database, "SELECT COUNT(*) FROM reading_changes") == [(0,)]
    assert_consistent(database)
    assert add(database, later, not_same=True).outcome == "nothing"
    # So it does with a newer ebplan that reads it anew.
    assert add(database, later, same_as=1).outcome == "placed"
    done = add(database, later, NEW, not_same=True)
    assert (done.outcome, done.version) == ("run", 3)
    assert_consistent(database)
    # What holds the same is the same, whatever is said.
    assert add(database, edition(3, records(1, 2, 3)), same_as=1).outcome == "file"
    done = add(database, edition(3, records(1, 2, 3)), not_same=True)
    assert (done.outcome, done.version) == ("nothing", 1)


def test_another_format_is_suspected_where_little_differs(database: str) -> None:
    twenty = records(*range(1, 21))
    add(database, edition(1, twenty, format="docx"))
    misread = [*twenty[:19], *records(20, status=status("tbc"))]
    assert not add(database, edition(2, misread, symbol="EB154/7")).may_be_same
    assert not add(database, edition(3, misread, format="docx")).may_be_same
    other = [*twenty[:18], *records(19, 20, status=status("tbc"))]
    assert add(database, edition(4, other)).may_be_same
    many = [*twenty[:15], *records(16, 17, 18, status=status("planned")), *other[18:]]
    assert not add(database, edition(5, many, format="text")).may_be_same


def test_a_moved_file_of_known_contents_is_one_more_file_of_that_version(database: str) -> None:
    add(database, edition(1, records(1)))
    twin = edition(2, records(1, 2), symbol="EB154/7")
    assert add(database, twin).version == 2
    other_format = edition(3, records(1, 2), symbol="EB154/7", format="docx")
    done = add(database, other_format, version_of="EB152/34")
    assert (done.version, done.changes.added) == (3, 1)
    done = add(database, twin, version_of="EB152/34")
    assert (done.outcome, done.version, done.symbol) == ("placed", 3, "EB152/34")
    [document] = Database(database).history()
    assert [[file.format for file in each.files] for each in document.versions] == [
        ["pdf"],
        ["pdf", "docx"],
    ]
    assert_consistent(database)


def test_what_a_date_changes_is_told(database: str) -> None:
    add(database, edition(1, records(1, 2)), dated=date(2023, 5, 1))
    done = add(database, edition(2, records(1)), dated=date(2023, 1, 10))
    assert (done.next_version, done.issued_before) == (1, None)
    assert "; not the latest: version 1 comes after it and was compared anew" in ingested_line(
        "x", done
    )
    done = add(database, edition(2, records(1)), dated=date(2023, 6, 1))
    assert (done.outcome, done.next_version) == ("placed", None)
    line = ingested_line("x", done)
    assert line.endswith("version 2 of EB152/34 (zh); now dated 2023-06-01, before 2023-01-10")
