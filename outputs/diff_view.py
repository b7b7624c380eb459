"""A difference as people read it: changes by type, fields and values in words.

Markdown and HTML show the same groups, labels and values; each escapes them in its own way.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.align.facts import cost_fact, shown
from audit.corrections.fields import label_of as in_words
from audit.diff.model import Change, ChangedValue, ChangeType, FieldChange, TextPart, Version
from extract.scripts import Direction, direction_of
from normalize.records import Plan, Record, Theme
from outputs.change_types import MEANINGS, TITLES
from outputs.comparison import Comparison
from outputs.diff_numbers import NumberRun
from outputs.sentences import pages_of
from outputs.text import counted

# The fields whose text a change is labelled with.
_LABELS = ("action", "title")


@dataclass(frozen=True, slots=True)
class Value:
    """One side of a changed field: what it means, and the cell as printed; "" for neither."""

    value: str
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A changed field: its name in words and both sides, or all of a text in marked parts."""

    label: str
    old: Value
    new: Value
    parts: tuple[TextPart, ...] = ()
    shows_label: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: who it is, where it stood and stands, and what changed.

    `contents` holds the fields of a record that is in one version only.
    """

    change: Change
    kind: str
    old_pages: str
    new_pages: str
    confidence: str
    facts: tuple[Field, ...]
    texts: tuple[Field, ...]
    contents: tuple[tuple[str, Value], ...]

    @property
    def shows_label(self) -> bool:
        """Whether the text that says which record it is stands among the changed ones."""
        return any(field.shows_label for field in self.texts)


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one type, in the order of the difference."""

    type: ChangeType
    title: str
    meaning: str
    entries: tuple[Entry, ...]


def groups_of(comparison: Comparison) -> list[Group]:
    """The changes by type, types without any left out."""
    groups = []
    for type_, title in TITLES.items():
        changes = [change for change in comparison.diff.changes if change.type == type_]
        if changes:
            entries = tuple(_entry(change, comparison) for change in changes)
            groups.append(Group(type_, title, MEANINGS[type_], entries))
    return groups


def heading(comparison: Comparison) -> str:
    """The page's title: "What changed in EB152/34"."""
    old, new = comparison.diff.old.symbol, comparison.diff.new.symbol
    return f"What changed in {new}" if old == new else f"What changed from {old} to {new}"


def verdict(comparison: Comparison) -> str:
    """One sentence: how many records changed, or that none did."""
    if comparison.diff.same:
        return "Nothing changed."
    unchanged = counted(comparison.diff.summary.unchanged, "record")
    verb = "is" if comparison.diff.summary.unchanged == 1 else "are"
    return f"{counted(len(comparison.diff.changes), 'change')}; {unchanged} {verb} as before."


def contents_of(version: Version) -> str:
    """How much a version holds: "98 actions, 23 subheadings, 8 themes"."""
    return ", ".join(
        counted(number, noun)
        for number, noun in (
            (version.actions, "action"),
            (version.subheadings, "subheading"),
            (version.themes, "theme"),
        )
    )


def changed_fields(comparison: Comparison) -> list[tuple[str, int]]:
    """Each changed field in words, with the number of records it changed in, most first."""
    fields = comparison.diff.summary.fields.items()
    return [(label_of(name), count) for name, count in sorted(fields, key=lambda item: -item[1])]


def language_direction(plan: Plan) -> Direction:
    """The direction that the plan's texts are written in."""
    return direction_of(record.action for record in plan.records)


def label_of(field: str) -> str:
    """A field's name in words: "timeline.2024" is "Timeline 2024"; a document's own as it is."""
    words = in_words(field)
    return words if field.startswith("extra.") else words.capitalize()


def became(old: str, new: str) -> str:
    """What one thing became: "old → new"; one word for both where it is the same or one is none."""
    return " → ".join(dict.fromkeys(each for each in (old, new) if each))


def confidence_of(change: Change | NumberRun) -> str:
    """In hundredths and never rounded up to certainty; nothing where it is certain."""
    sure = change.confidence
    return "" if sure == 1 else f"{min(sure, 0.99):.2f}"


def _entry(change: Change, comparison: Comparison) -> Entry:
    fields = [_field(each) for each in change.fields]
    return Entry(
        change=change,
        # The id of a theme says what it is.
        kind="" if change.kind == "theme" else change.kind.capitalize(),
        old_pages=pages_of(change.old_sources),
        new_pages=pages_of(change.new_sources),
        confidence=confidence_of(change),
        facts=tuple(field for field in fields if not field.parts),
        texts=tuple(field for field in fields if field.parts),
        contents=tuple(_contents(change, comparison)),
    )


def _field(change: FieldChange) -> Field:
    return Field(
        label=label_of(change.field),
        old=_value(change.old, change.old_text),
        new=_value(change.new, change.new_text),
        parts=tuple(change.parts or ()),
        shows_label=change.field in _LABELS,
    )


def _value(value: ChangedValue, printed: str | None) -> Value:
    if isinstance(value, str) and printed in (None, value):
        return Value("", value)
    return Value("" if value is None else shown(value), printed or "")


def _contents(change: Change, comparison: Comparison) -> Iterator[tuple[str, Value]]:
    """The fields of a record or theme that is in one version only, the label's own left out."""
    if change.type not in ("added", "removed"):
        return
    plan, id_ = (
        (comparison.new, change.new) if change.type == "added" else (comparison.old, change.old)
    )
    record = next((each for each in plan.records if each.id == id_), None)
    if record is not None:
        for label, value in _record_fields(record, plan.themes):
            if value.value or value.printed:
                yield label, value


def _record_fields(record: Record, themes: Sequence[Theme]) -> Iterator[tuple[str, Value]]:
    title = next((theme.title for theme in themes if theme.number == record.theme), "")
    yield "Theme", Value("" if record.theme is None else str(record.theme), title)
    yield "Functional area", Value("", record.functional_area)
    yield "Sub area", Value("", record.sub_area)
    yield "Subheading", Value(record.subheading or "")
    yield "Objective", Value("", record.objective or "")
    yield "Comments", Value("", record.comments or "")
    if record.budget:
        yield "Budget", _value(record.budget.value, record.budget.text)
    if record.cost:
        yield "Cost", _value(cost_fact(record.cost), record.cost.text)
    for entry in record.timeline or ():
        yield f"Timeline {entry.period}", _value(entry.mark, entry.text)
    if record.status:
        yield "Status", _value(record.status.value, record.status.text)
    if record.merged:
        yield "Merged", Value(", ".join(record.merged.columns), record.merged.text)
    yield "References", Value("", ", ".join(record.references))
    for name, text in record.extra.items():
        yield name, Value("", text)
