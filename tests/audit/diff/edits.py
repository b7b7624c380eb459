"""A later version of a plan made by planting changes in it, with the changes that were planted."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import ebplan
from audit.align.facts import facts_of
from audit.diff import diff_plans
from audit.diff.model import PlanDiff
from normalize.records import Plan, Record, Status
from tests import factory
from tests.audit.align.editions import with_fact
from tests.conftest import ROOT

# The type, the ids in the old and the new version, and the fields that changed.
Planted = tuple[str, str | None, str | None, frozenset[str]]

DONE = {"budget": None, "cost": None, "timeline": None}
FACTS = ("budget", "cost", "timeline.2023", "timeline.2025+", "status", "theme")


@cache
def golden(name: str) -> Plan:
    """A plan that was made by hand from the published text."""
    return ebplan.load_plan(ROOT / "tests" / "golden" / f"EB152_34-{name}.plan.json")


@dataclass(slots=True)
class Row:
    """A record on its way from one version to the next."""

    record: Record
    origin: Record | None
    fields: set[str] = field(default_factory=set)

    def change(self, name: str, **fields: Any) -> None:
        """Put other contents into a field of the record."""
        self.record = self.record.model_copy(update=fields or {})
        self.fields.add(name)


def found(diff: PlanDiff) -> set[Planted]:
    """The changes of a difference, as they are planted."""
    planted = [
        (each.type, each.old, each.new, frozenset(one.field for one in each.fields))
        for each in diff.changes
    ]
    assert len(set(planted)) == len(planted)
    return set(planted)


def changes(old: Plan, new: Plan) -> set[Planted]:
    """What `diff_plans` finds."""
    return found(diff_plans(old, new))


def with_records(plan: Plan, records: Iterable[Record]) -> Plan:
    """The plan with other records."""
    return plan.model_copy(update={"records": list(records)})


def next_version(plan: Plan, chance: random.Random) -> tuple[Plan, set[Planted]]:
    """A later version in which actions were removed, added, implemented and edited; and which."""
    rows = [Row(record, record) for record in plan.records]
    planned = [row for row in rows if row.record.kind == "action" and row.record.annex == 1]
    chosen = chance.sample(planned, min(len(planned), 14))
    removed, implemented, edited, with_facts = chosen[:2], chosen[2:5], chosen[5:9], chosen[9:]
    lost = chance.choice([row for row in rows if row.record.kind == "subheading"])
    for row in edited:
        name = chance.choice(("action", "action", "comments"))
        text = edited_text(getattr(row.record, name) or "", chance)
        row.change(name, **{name: text})
    for row in with_facts:
        name = chance.choice(FACTS)
        if name == "theme":
            numbers = [each.number for each in plan.themes if each.number != row.record.theme]
            row.change("theme", theme=chance.choice(numbers))
        else:
            row.record = _with_another(row.record, name, chance)
            row.fields.add(name)
    for row in implemented:
        _implement(row, chance)
    for row in rows:
        if row.record.subheading == lost.record.id:
            row.change("subheading", subheading=None)
    gone = [id(row) for row in (*removed, lost)]
    kept = [row for row in rows if id(row) not in gone]
    for _ in range(2):
        new = factory.action(1, action=new_text(chance), comments="", theme=1)
        kept.insert(chance.randrange(len(planned)), Row(new, None))
    kept.sort(key=lambda row: row.record.annex)
    _number(kept)
    lone = [("removed", row.record.id, None, frozenset[str]()) for row in (*removed, lost)]
    expected = {planted for row in kept if (planted := _planted(row))} | set(lone)
    return with_records(plan, (row.record for row in kept)), expected


def _with_another(record: Record, name: str, chance: random.Random) -> Record:
    """The record with another value of that fact, not the same in other words."""
    while True:
        changed = with_fact(record, name, chance)
        if facts_of(changed)[name] != facts_of(record)[name]:
            return changed


def edited_text(text: str, chance: random.Random) -> str:
    """The text with something put into it: characters into Chinese, a word into others."""
    if " " in text.strip():
        words = text.split(" ")
        words.insert(chance.randrange(len(words) + 1), new_text(chance)[:5])
        return " ".join(words)
    at = chance.randrange(len(text) + 1)
    return text[:at] + new_text(chance)[:3] + text[at:]


def new_text(chance: random.Random) -> str:
    """A text that no other has anything in common with."""
    return "".join(chr(chance.randint(0x4E00, 0x9FA5)) for _ in range(chance.randint(12, 60)))


def _implement(row: Row, chance: random.Random) -> None:
    fields = {"annex": 2, **DONE, "status": Status(value="implemented", text="")}
    row.change("status", **fields)
    row.change("comments", comments=new_text(chance))
    if row.record.subheading is not None:
        row.change("subheading", subheading=None)


def _number(rows: Iterable[Row]) -> None:
    """Number actions and subheadings of each annex anew, and what they are covered by."""
    counts: dict[tuple[int, str], int] = {}
    ids: dict[str, str] = {}
    for row in rows:
        record = row.record
        key = (record.annex, record.kind)
        number = counts[key] = counts.get(key, 0) + 1
        letter, shown = ("s", None) if record.kind == "subheading" else ("", number)
        id_ = f"A{record.annex}-{letter}{number}"
        ids[record.id if row.origin else ""] = id_
        row.record = record.model_copy(update={"id": id_, "number": shown})
    for row in rows:
        if row.record.subheading is not None:
            subheading = ids[row.record.subheading]
            row.record = row.record.model_copy(update={"subheading": subheading})


def _planted(row: Row) -> Planted | None:
    record, origin = row.record, row.origin
    if origin is None:
        return "added", None, record.id, frozenset()
    fields = frozenset(row.fields)
    if record.annex != origin.annex:
        return "implemented", origin.id, record.id, fields
    if fields:
        return "changed", origin.id, record.id, fields
    if record.number != origin.number:
        return "renumbered", origin.id, record.id, fields
    return None
