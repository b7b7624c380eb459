"""Comparisons made by hand: which records are the same is told, not found."""

from collections.abc import Mapping
from difflib import SequenceMatcher

from audit.align.facts import cost_fact
from audit.diff.model import Change, FieldChange, PlanDiff, Summary, TextPart, Version
from normalize.records import Plan, Record
from outputs.comparison import Comparison

TEXTS = ("functional_area", "sub_area", "action", "objective", "comments")
SUMMED = ("added", "removed", "implemented", "moved", "changed", "renumbered")


def comparison(
    old: Plan, new: Plan, pairs: Mapping[str, str], confidence: float = 1.0
) -> Comparison:
    """The comparison in which each old id of `pairs` became the new one, and no others did."""
    before = {record.id: record for record in old.records}
    was = {after: one for one, after in pairs.items()}
    changes = []
    for record in new.records:
        if record.id not in was:
            changes.append(_alone(record, "added"))
        else:
            change = _change(before[was[record.id]], record, confidence)
            changes += [change] if change else []
    changes += [_alone(record, "removed") for record in old.records if record.id not in pairs]
    return Comparison(plan_diff(old, new, changes), old, new)


def plan_diff(old: Plan, new: Plan, changes: list[Change]) -> PlanDiff:
    """The difference that has these changes, counted."""
    counts = {type_: sum(change.type == type_ for change in changes) for type_ in SUMMED}
    names = [field.field for change in changes for field in change.fields]
    fields = {name: names.count(name) for name in names}
    unchanged = len(new.records) - sum(change.new is not None for change in changes)
    return PlanDiff(
        old=Version.of(old),
        new=Version.of(new),
        summary=Summary(**counts, unchanged=unchanged, fields=fields),
        changes=changes,
    )


def parts(old: str, new: str) -> list[TextPart]:
    """Both texts in runs of characters that are in both or in one."""
    found = []
    for kind, i0, i1, j0, j1 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(TextPart(kind="same", text=new[j0:j1]))
            continue
        if i1 > i0:
            found.append(TextPart(kind="removed", text=old[i0:i1]))
        if j1 > j0:
            found.append(TextPart(kind="added", text=new[j0:j1]))
    return found


def _change(old: Record, new: Record, confidence: float) -> Change | None:
    fields = [*_texts(old, new), *_facts(old, new)]
    if not fields and old.id == new.id:
        return None
    return Change(
        type="implemented"
        if old.annex != new.annex
        else "changed"
        if fields
        else "renumbered",
        kind=new.kind,
        old=old.id,
        new=new.id,
        confidence=confidence,
        label=new.action,
        fields=fields,
        old_sources=old.sources,
        new_sources=new.sources,
    )  # fmt: skip


def _texts(old: Record, new: Record) -> list[FieldChange]:
    changed = []
    for name in TEXTS:
        one, other = getattr(old, name), getattr(new, name)
        if one is not None and other is not None and one != other:
            changed.append(FieldChange(field=name, old=one, new=other, parts=parts(one, other)))
    for name, one in old.extra.items():
        other = new.extra.get(name, one)
        if other != one:
            made = parts(one, other)
            changed.append(FieldChange(field=f"extra.{name}", old=one, new=other, parts=made))
    return changed


def _facts(old: Record, new: Record) -> list[FieldChange]:
    changed = []
    sides = [_values(record) for record in (old, new)]
    for name in sides[0] | sides[1]:
        one, other = (side.get(name, (None, None)) for side in sides)
        if one != other and (old.annex == new.annex or name == "status"):
            changed.append(
                FieldChange(
                    field=name, old=one[0], new=other[0], old_text=one[1], new_text=other[1]
                )
            )
    return changed


def _values(record: Record) -> dict[str, tuple]:
    values = {}
    if record.budget:
        values["budget"] = (record.budget.value, record.budget.text)
    if record.cost:
        values["cost"] = (cost_fact(record.cost), record.cost.text)
    for entry in record.timeline or ():
        values[f"timeline.{entry.period}"] = (entry.mark, entry.text)
    if record.status:
        values["status"] = (record.status.value, record.status.text)
    return values


def _alone(record: Record, type_: str) -> Change:
    added = type_ == "added"
    return Change(
        type=type_,
        kind=record.kind,
        old=None if added else record.id,
        new=record.id if added else None,
        confidence=1,
        label=record.action,
        old_sources=[] if added else record.sources,
        new_sources=record.sources if added else [],
    )
