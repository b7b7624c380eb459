"""What changed in a record that is in both versions, field by field.

What follows from another change is no change of its own: a column that the record's new annex does
not have, a theme or subheading that has another number but is the same, a blank cell in a column
that is new.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from audit.align.facts import cost_fact
from audit.corrections.fields import LABELS, TEXTS
from audit.diff.model import ChangedValue, FieldChange
from audit.diff.texts import text_parts
from normalize.records import Cost, Plan, Record
from normalize.text import fold, is_dash

# In the order of the document's columns, which is that of the changes.
_ORDER = (
    "theme", "functional_area", "sub_area", "subheading", "action", "objective", "budget", "cost",
    "cost.note", "timeline", "merged", "status", "comments", "extra",
)  # fmt: skip
_SAYS_NOTHING = ("blank", "none", None)


class Side:
    """One of the two versions: what its ids stand for and which columns its annexes have."""

    def __init__(self, plan: Plan) -> None:
        self.records = {record.id: record for record in plan.records}
        self.themes = {theme.number: theme.title for theme in plan.themes}
        self.columns: dict[int, set[str]] = {}
        for record in plan.records:
            self.columns.setdefault(record.annex, set()).update(_columns(record))

    def text_of(self, id_: str | None) -> str | None:
        """The words of a subheading; None for none."""
        record = self.records.get(id_) if id_ else None
        return record.action if record else id_


@dataclass(frozen=True, slots=True)
class Known:
    """What the comparison of the whole plans says of the records' surroundings."""

    old: Side
    new: Side
    # By what it was in the old version: the same subheading's id and theme's number in the new one.
    subheadings: Mapping[str, str]
    themes: Mapping[int | None, int | None]


@dataclass(frozen=True, slots=True)
class _Fact:
    """A value, the cell it was read from, and what of it is compared."""

    value: ChangedValue
    text: str | None
    key: Hashable


_NO_FACT = _Fact(None, None, None)


def field_changes(old: Record, new: Record, known: Known, *, exact: bool) -> list[FieldChange]:
    """The fields of a record that changed, in the order of the document's columns."""
    found = [
        *_of_theme(old, new, known),
        *_of_labels(old, new, exact),
        *_of_subheading(old, new, known),
        *_of_texts(old, new, known, exact),
        *_of_facts(old, new, known, exact),
        *_of_extra(old, new, known, exact),
    ]
    return sorted(found, key=_column)


def same_text(old: str, new: str, exact: bool) -> bool:
    """Whether two texts are the same."""
    return old == new or (not exact and fold(old) == fold(new))


def text_change(field: str, old: str | None, new: str | None, *, exact: bool) -> FieldChange:
    """A text that changed, with its parts where it is in both versions."""
    parts = None if old is None or new is None else text_parts(old, new, exact=exact)
    return FieldChange(field=field, old=old, new=new, parts=parts)


def _of_theme(old: Record, new: Record, known: Known) -> Iterator[FieldChange]:
    if old.theme in known.themes:
        same = known.themes[old.theme] == new.theme
    else:
        # A theme that the plan does not list is known by its number, one that went by nothing.
        same = old.theme == new.theme and old.theme not in known.old.themes
    if not same:
        yield FieldChange(
            field="theme",
            old=old.theme,
            new=new.theme,
            old_text=known.old.themes.get(old.theme),
            new_text=known.new.themes.get(new.theme),
        )


def _of_labels(old: Record, new: Record, exact: bool) -> Iterator[FieldChange]:
    for name in LABELS:
        was, is_ = getattr(old, name), getattr(new, name)
        if not same_text(was, is_, exact):
            yield FieldChange(field=name, old=was, new=is_)


def _of_subheading(old: Record, new: Record, known: Known) -> Iterator[FieldChange]:
    if old.subheading is None and new.subheading is None:
        return
    texts = known.old.text_of(old.subheading), known.new.text_of(new.subheading)
    if old.subheading and new.subheading:
        # In another annex the subheading stands anew, with the same words.
        moved = old.annex != new.annex and fold(texts[0] or "") == fold(texts[1] or "")
        if moved or known.subheadings.get(old.subheading) == new.subheading:
            return
    yield FieldChange(
        field="subheading",
        old=old.subheading,
        new=new.subheading,
        old_text=texts[0],
        new_text=texts[1],
    )


def _of_texts(old: Record, new: Record, known: Known, exact: bool) -> Iterator[FieldChange]:
    for name in TEXTS:
        was, is_ = getattr(old, name), getattr(new, name)
        if _comparable(name, old, new, known) and not _same_cell(was, is_, exact):
            yield text_change(name, was, is_, exact=exact)


def _same_cell(old: str | None, new: str | None, exact: bool) -> bool:
    """Whether two cells of a text say the same; none says what a blank one does."""
    if old is None or new is None:
        return _says(old) == _says(new)
    return same_text(old, new, exact)


def _says(text: str | None) -> str:
    return "" if text is None or is_dash(text) else fold(text)


def _of_facts(old: Record, new: Record, known: Known, exact: bool) -> Iterator[FieldChange]:
    before, after = _facts(old), _facts(new)
    differing = {
        name: (before.get(name, _NO_FACT), after.get(name, _NO_FACT))
        for name in before | after
        if _comparable(name, old, new, known)
        and _differ(before.get(name, _NO_FACT), after.get(name, _NO_FACT), exact)
    }
    if "cost" in differing:
        # The cells, which stand with the cost, hold the note.
        differing.pop("cost.note", None)
    for name, (was, is_) in differing.items():
        yield FieldChange(
            field=name, old=was.value, new=is_.value, old_text=was.text, new_text=is_.text
        )


def _of_extra(old: Record, new: Record, known: Known, exact: bool) -> Iterator[FieldChange]:
    """Columns that stand for no field of their own; a heading's spelling may differ."""
    if old.extra == new.extra:
        return
    before, after = _by_heading(old), _by_heading(new)
    for key in before | after:
        heading, was = before.get(key, (None, None))
        other, is_ = after.get(key, (None, None))
        if _comparable(key, old, new, known) and not _same_cell(was, is_, exact):
            yield text_change(f"extra.{other or heading}", was, is_, exact=exact)


def _by_heading(record: Record) -> dict[str, tuple[str, str]]:
    """By what is compared of its heading, each extra column's heading and text."""
    return {_extra(heading): (heading, text) for heading, text in record.extra.items()}


def _extra(heading: str) -> str:
    return f"extra {fold(heading).casefold()}"


def _differ(old: _Fact, new: _Fact, exact: bool) -> bool:
    if old.key is None or new.key is None:
        # No such cell, or one merged with others, against one that says nothing.
        present = new.key if old.key is None else old.key
        return present not in _SAYS_NOTHING
    return old.key != new.key or (exact and old.text != new.text)


def _facts(record: Record) -> dict[str, _Fact]:
    """The values of the record by name; those that a merged cell stands for have none."""
    facts: dict[str, _Fact] = {}
    if record.budget:
        facts["budget"] = _word(record.budget.value, record.budget.text)
    if record.cost:
        facts["cost"] = _cost(record.cost)
        if record.cost.note:
            facts["cost.note"] = _Fact(record.cost.note, record.cost.note, fold(record.cost.note))
    for entry in record.timeline or ():
        facts[f"timeline.{entry.period}"] = _word(entry.mark, entry.text)
    if record.status:
        facts["status"] = _word(record.status.value, record.status.text)
    if record.merged:
        columns = record.merged.columns
        key = (*columns, fold(record.merged.text))
        facts["merged"] = _Fact(list(columns), record.merged.text, key)
    return facts


def _word(value: str, text: str) -> _Fact:
    # What no lexicon knows is known by its words.
    return _Fact(value, text, fold(text) if value == "unrecognised" else value)


def _cost(cost: Cost) -> _Fact:
    fact = cost_fact(cost)
    if cost.kind == "amount":
        return _Fact(fact, cost.text, fact)
    return _Fact(fact, cost.text, _word(cost.kind, cost.text).key)


def _comparable(name: str, old: Record, new: Record, known: Known) -> bool:
    """Whether both annexes have the column; in one annex a column that went is a change."""
    if old.annex == new.annex or name in ("status", "action"):
        return True
    column = name.partition(".")[0]
    return all(
        column in side.columns.get(record.annex, ())
        for side, record in ((known.old, old), (known.new, new))
    )


def _columns(record: Record) -> Iterator[str]:
    for name in ("objective", "comments", "budget", "cost", "timeline", "status"):
        if getattr(record, name) is not None:
            yield name
    if record.merged:
        yield "merged"
        yield from record.merged.columns
    yield from map(_extra, record.extra)


def _column(change: FieldChange) -> tuple[int, str]:
    """Where the field stands among the columns, and the periods of the timeline in their order."""
    name, _, period = change.field.partition(".")
    if change.field in _ORDER:
        return _ORDER.index(change.field), ""
    return _ORDER.index(name), period if name == "timeline" else ""
