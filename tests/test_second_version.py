"""The second, fictitious version of the plan: its files, and what `diff` says of the pair.

The answer is `golden/EB152_34-zh-second-version.changes.toml`, written by hand.
"""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from audit.diff import diff_plans
from audit.diff.model import PlanDiff
from ebplan.pipeline import read_plan
from normalize.records import Plan
from normalize.text import fold
from tests.golden.second import (
    NAME,
    golden_plan,
    golden_text,
    published,
    read_changes,
    replaced,
)
from tests.test_golden import contents, folded

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
Json = dict[str, Any]


@pytest.fixture(scope="module")
def first() -> Plan:
    return read_plan(SAMPLES / "EB152_34-zh.docx")


@pytest.fixture(scope="module")
def second() -> Plan:
    return read_plan(SAMPLES / f"{NAME}.docx")


@pytest.fixture(scope="module")
def second_pdf() -> Plan:
    return read_plan(SAMPLES / f"{NAME}.pdf")


@pytest.fixture(scope="module")
def found(first: Plan, second: Plan) -> PlanDiff:
    return diff_plans(first, second)


def without_findings(plan: Json) -> Json:
    plan = contents(plan)
    del plan["findings"]
    return plan


def test_the_golden_plan_is_what_the_published_one_and_the_changes_make() -> None:
    path = ROOT / "tests" / "golden" / f"{NAME}.plan.json"
    assert path.read_text(encoding="utf-8") == golden_text()


def test_the_docx_gives_the_golden_plan_to_the_letter(second: Plan) -> None:
    assert without_findings(second.to_dict()) == without_findings(golden_plan())


def test_the_pdf_gives_the_golden_plan_by_fold(second_pdf: Plan) -> None:
    assert second_pdf.document.reader == "tags"
    plan = without_findings(second_pdf.to_dict())
    assert folded(plan) == folded(without_findings(golden_plan()))


def test_the_pdf_has_a_line_feed_where_the_docx_has_one(second: Plan, second_pdf: Plan) -> None:
    """As in A1-38, of which a line ends early though no author ended it: before "作。2024-2025"."""
    for one, other in zip(second.records, second_pdf.records, strict=True):
        for name in ("action", "objective", "comments", "functional_area", "sub_area"):
            assert feeds(getattr(one, name)) == feeds(getattr(other, name)), (one.id, name)


def feeds(text: str | None) -> list[str]:
    return [fold(part) for part in (text or "").split("\n")]


def test_what_is_found_amiss_is_what_the_later_version_has_anew(
    second: Plan, second_pdf: Plan
) -> None:
    """A date in a heading, two years in place of one, and the title of a theme."""
    meant = {"heading_similar": 1, "period_new": 2, "period_missing": 1, "theme_new": 1}
    for plan in (second, second_pdf):
        assert Counter(finding.code for finding in plan.findings) == meant
        assert not any(record.findings for record in plan.records)


def expected() -> list[Json]:
    """Each change as it is to be printed, without confidence, places and marked parts."""
    old = {record["id"]: record for record in published()["records"]}
    themes = {f"theme-{theme['number']}": theme for theme in published()["themes"]}
    changes = []
    for change in read_changes()["change"]:
        id_ = change.get("old") or change["new"]
        kind = "theme" if id_.startswith("theme") else ("action", "subheading")[id_[3] == "s"]
        was = themes.get(id_) or old.get(change.get("old", ""))
        changes.append(
            {
                "type": change["type"],
                "kind": kind,
                "old": change.get("old"),
                "new": change.get("new"),
                "fields": sorted((*_texts(change, was), *_facts(change)), key=str),
            }
        )
    return changes


def _texts(change: Json, was: Any) -> list[Json]:
    return [
        {"field": name, "old": was[name], "new": replaced(was[name], pairs)}
        for name, pairs in change.get("texts", {}).items()
    ]


def _facts(change: Json) -> list[Json]:
    return [
        {"field": name, "old": _value(old), "new": _value(new)}
        for name, (old, new) in change.get("facts", {}).items()
    ]


def _value(value: Any) -> Any:
    if value == "absent":
        return None
    if isinstance(value, dict):
        empty = {"min_usd": None, "max_usd": None, "open_ended": False, "per": None}
        return {**empty, **value}
    return value


def as_expected(change: Json) -> Json:
    fields = [{name: each[name] for name in ("field", "old", "new")} for each in change["fields"]]
    named = {name: change[name] for name in ("type", "kind", "old", "new")}
    return {**named, "fields": sorted(fields, key=str)}


def test_the_pair_gives_exactly_the_expected_changes(found: PlanDiff) -> None:
    assert [as_expected(change) for change in found.to_dict()["changes"]] == expected()


def test_the_summary_counts_the_expected_changes(found: PlanDiff) -> None:
    changes = expected()
    fields = Counter(field["field"] for change in changes for field in change["fields"])
    assert found.summary.fields == fields
    for type_, count in Counter(change["type"] for change in changes).items():
        assert getattr(found.summary, type_) == count, type_
    in_both = sum(None not in (change["old"], change["new"]) for change in changes)
    kept = len(golden_plan()["records"]) + len(golden_plan()["themes"]) - in_both
    added = sum(change["old"] is None for change in changes)
    assert found.summary.unchanged == kept - added


def test_the_pdf_gives_the_same_changes_as_the_docx(
    first: Plan, second_pdf: Plan, found: PlanDiff
) -> None:
    """Their texts by fold: where a column is full, a PDF may leave a space out."""
    of_pdf = diff_plans(first, second_pdf).to_dict()["changes"]
    assert list(map(folded, map(as_expected, of_pdf))) == list(
        map(folded, map(as_expected, found.to_dict()["changes"]))
    )


def test_the_files_of_one_version_differ_in_nothing(second: Plan, second_pdf: Plan) -> None:
    assert diff_plans(second, second_pdf).same
    assert diff_plans(second_pdf, second).same


def test_back_again_what_was_added_is_removed(first: Plan, second: Plan, found: PlanDiff) -> None:
    back = diff_plans(second, first)
    pairs = {(change.old, change.new) for change in found.changes}
    assert {(change.new, change.old) for change in back.changes} == pairs


def test_marked_parts_make_both_texts_and_show_what_was_put(found: PlanDiff) -> None:
    pairs = {
        (change.get("old"), name): pieces
        for change in read_changes()["change"]
        for name, pieces in change.get("texts", {}).items()
        if name not in ("functional_area", "sub_area")
    }
    marked = 0
    for change in found.changes:
        for field in change.fields:
            if field.parts is None:
                continue
            marked += 1
            texts = {
                kind: fold("".join(part.text for part in field.parts if part.kind in shown))
                for kind, shown in (("old", ("same", "removed")), ("new", ("same", "added")))
            }
            assert texts == {"old": fold(str(field.old)), "new": fold(str(field.new))}
            # No part is marked that no piece holds.
            pieces = pairs[change.old, field.field]
            for part in field.parts:
                if part.kind != "same":
                    held = [fold(pair[part.kind == "added"]) for pair in pieces]
                    assert any(fold(part.text) in piece for piece in held), (change.old, part)
    assert marked == len(pairs)


def test_two_that_changed_places_are_not_taken_for_each_other(found: PlanDiff) -> None:
    """Actions of one area with nearly the same words, and one that is wholly rewritten."""
    pairs = {(change.old, change.new): change for change in found.changes}
    for pair in (("A1-1", "A1-2"), ("A1-2", "A1-1"), ("A2-26", "A2-31"), ("A2-27", "A2-30")):
        assert pairs[pair].type == "renumbered"
        assert pairs[pair].confidence > 0.9
    assert {("A1-21", None), (None, "A1-21")} <= pairs.keys()
