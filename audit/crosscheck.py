"""One document through several readers: what each made of it, and where they disagree."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from normalize.records import Plan, Record, Source
from normalize.text import fold

Value = bool | int | str | list[str] | None
Fields = dict[str, Value]
# Annex, kind, number of the action (or of the one before it), and how many of that there were.
Place = tuple[int, str, int | None, int]
_NOT_COMPARED = {"id", "annex", "kind", "number", "sources", "findings"}


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Disagreement(_Model):
    """A field that a reader gives otherwise than the reference does."""

    record: str | None = Field(description="Id in the reference; null for the plan as a whole.")
    field: str = Field(description='The field, as "cost.min_usd" or "timeline.2023.mark".')
    sources: list[Source] = Field(description="Where the record stands: pages and boxes.")
    reference: Value = Field(description="What the reference reader gives.")
    reading: Value = Field(description="What this reader gives.")


class Unmatched(_Model):
    """A record that only one of two readers found."""

    record: str = Field(description="Its id.")
    sources: list[Source] = Field(description="Where it stands: pages and boxes.")


class Reading(_Model):
    """What one reader made of the document, held against the reference."""

    reader: str = Field(description="Name of the reader, as --reader takes it.")
    reason: str | None = Field(
        default=None, description="Why it could not read the document; null where it could."
    )
    records: int = Field(default=0, description="How many records it found.")
    fields: int = Field(
        default=0, description="How many fields the reference or this reader has, together."
    )
    agreeing: int = Field(default=0, description="How many of them are the same.")
    share: float | None = Field(
        default=None,
        description="agreeing / fields, rounded down to six digits; null where it could not read.",
    )
    missing: list[Unmatched] = Field(
        default_factory=list, description="Records that only the reference has."
    )
    extra: list[Unmatched] = Field(
        default_factory=list, description="Records that only this reader has."
    )
    disagreements: list[Disagreement] = Field(
        default_factory=list, description="Fields that differ, in document order."
    )

    @property
    def agrees(self) -> bool:
        """Whether there is nothing that this reader gives otherwise."""
        return self.agreeing == self.fields


class Crosscheck(_Model):
    """A document through several readers; the first that could read it is the reference."""

    schema_version: Literal["ebplan-crosscheck/1"] = Field(
        default="ebplan-crosscheck/1", alias="schema", description="Version of this contract."
    )
    source: str = Field(description="The file's name, without its folders.")
    reference: str = Field(description="The reader that the others are held against.")
    agree: bool = Field(description="Whether all that could read it give the same.")
    readings: list[Reading] = Field(
        description="One entry for each reader, best evidence first, the reference among them."
    )

    def to_dict(self) -> dict[str, Any]:
        """The comparison as `--json` prints it."""
        return self.model_dump(mode="json", by_alias=True)


def compare_readings(plans: Mapping[str, Plan | str]) -> Crosscheck:
    """The plans of several readers held against that of the first which has one.

    `plans` gives for each reader its plan, or the reason why it has none. At least one plan is
    needed.
    """
    reference = next(name for name, plan in plans.items() if isinstance(plan, Plan))
    best = plans[reference]
    assert isinstance(best, Plan)
    readings = [
        Reading(reader=name, reason=plan) if isinstance(plan, str) else _reading(name, best, plan)
        for name, plan in plans.items()
    ]
    return Crosscheck(
        source=best.document.source.name,
        reference=reference,
        agree=all(reading.agrees for reading in readings),
        readings=readings,
    )


def _reading(name: str, reference: Plan, plan: Plan) -> Reading:
    expected = _by_place(reference)
    found = _matched(_by_place(plan), expected)
    ids = {record.id: expected[place].id for place, record in found.items() if place in expected}
    pairs = [_Pair(None, [], _plan_fields(reference), _plan_fields(plan))]
    for place, record in expected.items():
        if place in found:
            reading = _record_fields(_renamed(found[place], ids))
            pairs.append(_Pair(record.id, record.sources, _record_fields(record), reading))
    missing = [record for place, record in expected.items() if place not in found]
    extra = [record for place, record in found.items() if place not in expected]
    disagreements = [each for pair in pairs for each in pair.disagreements()]
    compared = sum(len(pair.names()) for pair in pairs)
    fields = compared + sum(len(_record_fields(record)) for record in (*missing, *extra))
    agreeing = compared - len(disagreements)
    return Reading(
        reader=name,
        records=len(plan.records),
        fields=fields,
        agreeing=agreeing,
        share=agreeing * 10**6 // fields / 10**6,
        missing=_unmatched(missing),
        extra=_unmatched(extra),
        disagreements=disagreements,
    )


def _by_place(plan: Plan) -> dict[Place, Record]:
    """The records by what makes two of them the same one.

    An action is known by its number. A subheading has an id that counts those before it, so that
    one too many would shift all that follow: it is known by the action before it.
    """
    places: dict[Place, Record] = {}
    seen: Counter[tuple[int, str, int | None]] = Counter()
    last: dict[int, int | None] = {}
    for record in plan.records:
        if record.kind == "action":
            last[record.annex] = record.number
        key = (record.annex, record.kind, last.get(record.annex))
        seen[key] += 1
        places[(*key, seen[key])] = record
    return places


def _matched(found: dict[Place, Record], expected: dict[Place, Record]) -> dict[Place, Record]:
    """The records found, subheadings after a missing or additional action at the right place.

    One that stands at no place of the reference gets that of the subheading with its words.
    """
    open_places = {
        _words(record): place
        for place, record in reversed(expected.items())
        if record.kind == "subheading" and place not in found
    }
    return {
        place if place in expected else open_places.pop(_words(record), place): record
        for place, record in found.items()
    }


def _words(record: Record) -> tuple[int, str, str]:
    return record.annex, record.kind, fold(record.action)


def _renamed(record: Record, ids: Mapping[str, str]) -> Record:
    """The record with its subheading named as the reference names it."""
    if record.subheading is None:
        return record
    name = ids.get(record.subheading, f"{record.subheading} (extra)")
    return record.model_copy(update={"subheading": name})


def _plan_fields(plan: Plan) -> Fields:
    document = plan.document
    return {
        "symbol": document.symbol,
        "title": document.title,
        "language": document.language,
        **{f"claim.{claim.annex or 'all'}": claim.actions for claim in document.claims},
        **{f"theme.{theme.number or 'other'}": theme.title for theme in plan.themes},
    }


def _record_fields(record: Record) -> Fields:
    """The fields that the record has, but what is its own in each reading: ids, places, doubts."""
    return dict(_leaves("", record.model_dump(exclude=_NOT_COMPARED)))


def _leaves(name: str, value: Any) -> Iterator[tuple[str, Value]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(f"{name}.{key}" if name else key, inner)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for index, inner in enumerate(value, start=1):
            label = inner.pop("period", index)
            yield from _leaves(f"{name}.{label}", inner)
    elif value is not None:
        yield name, value


def _unmatched(records: Iterable[Record]) -> list[Unmatched]:
    return [Unmatched(record=record.id, sources=record.sources) for record in records]


@dataclass(frozen=True, slots=True)
class _Pair:
    """The same record, or the same plan, as two readers give it."""

    record: str | None
    sources: list[Source]
    reference: Fields
    reading: Fields

    def names(self) -> list[str]:
        """The fields that either has."""
        return list(dict.fromkeys((*self.reference, *self.reading)))

    def disagreements(self) -> Iterator[Disagreement]:
        """Each field that differs."""
        for name in self.names():
            reference, reading = self.reference.get(name), self.reading.get(name)
            if not _same(reference, reading):
                yield Disagreement(
                    record=self.record,
                    field=name,
                    sources=self.sources,
                    reference=reference,
                    reading=reading,
                )


def _same(one: Value, other: Value) -> bool:
    """Whether two readings are the same; texts are when their words are, however they are spaced.

    Values such as `not_budgeted` are left by folding as they are.
    """
    if isinstance(one, str) and isinstance(other, str):
        return fold(one) == fold(other)
    return one == other
