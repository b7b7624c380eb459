"""The facts of a record, and what several languages say of each."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from typing import Literal

from normalize.multilingual import CostFact, FactValue
from normalize.records import Cost, Record

Readings = dict[str, FactValue]
ChosenBy = Literal["majority", "order"]
_FIELDS = ("budget", "cost", "timeline", "status", "merged")


def facts_of(record: Record) -> dict[str, FactValue]:
    """The values of the record by name, None for a column that there is not.

    Fields that one merged cell stands for have no value of their own, and are left out.
    """
    inside = record.merged.columns if record.merged else []
    facts: dict[str, FactValue] = {}
    if "budget" not in inside:
        facts["budget"] = record.budget.value if record.budget else None
    if "cost" not in inside:
        facts["cost"] = cost_fact(record.cost)
    if "timeline" not in inside:
        facts.update((f"timeline.{entry.period}", entry.mark) for entry in record.timeline or ())
    if "status" not in inside:
        facts["status"] = record.status.value if record.status else None
    facts["merged"] = inside or None
    return facts


def cost_fact(cost: Cost | None) -> CostFact | None:
    """The cost without the words it was read from."""
    if cost is None:
        return None
    return CostFact(
        kind=cost.kind,
        min_usd=cost.min_usd,
        max_usd=cost.max_usd,
        open_ended=cost.open_ended,
        per=cost.per,
    )


def unrecognised_texts(record: Record) -> Iterator[tuple[str, str]]:
    """The name of each column of the record whose words are not known, with the words."""
    if record.budget and record.budget.value == "unrecognised":
        yield "budget", record.budget.text
    if record.cost and record.cost.kind == "unrecognised":
        yield "cost", record.cost.text
    for entry in record.timeline or ():
        if entry.mark == "unrecognised":
            yield "timeline", entry.text
    if record.status and record.status.value == "unrecognised":
        yield "status", record.status.text


def recognised(value: FactValue) -> bool:
    """Whether the value is known, so that it can be compared."""
    return (value.kind if isinstance(value, CostFact) else value) != "unrecognised"


def choose(readings: Readings) -> tuple[FactValue, ChosenBy]:
    """The reading that most languages have, or the first of those with as many; and which it was.

    Readings that are not recognised count only where there are no others.
    """
    known = {name: value for name, value in readings.items() if recognised(value)} or readings
    counts = Counter(map(_key, known.values()))
    most = max(counts.values())
    first = next(value for value in known.values() if counts[_key(value)] == most)
    return first, "majority" if list(counts.values()).count(most) == 1 else "order"


def differ(readings: Readings) -> bool:
    """Whether the languages whose reading is known do not all have the same."""
    return len({_key(value) for value in readings.values() if recognised(value)}) > 1


def same(one: FactValue, other: FactValue) -> bool:
    """Whether two readings are the same."""
    return _key(one) == _key(other)


def by_value(readings: Readings) -> list[tuple[FactValue, list[str]]]:
    """Each reading with the languages that have it, in the order of the languages."""
    groups: dict[Hashable, tuple[FactValue, list[str]]] = {}
    for language, value in readings.items():
        groups.setdefault(_key(value), (value, []))[1].append(language)
    return list(groups.values())


def readings_of(records: Mapping[str, Record]) -> dict[str, Readings]:
    """By fact, what each language says of it; only facts that any language has a value for.

    A language is left out where a merged cell stands for the fact, and says None where it has no
    such column.
    """
    facts = {language: facts_of(record) for language, record in records.items()}
    names = dict.fromkeys(name for each in facts.values() for name in each)
    readings = {}
    for name in sorted(names, key=_order):
        said = {
            language: each.get(name)
            for language, each in facts.items()
            if name in each or (name.startswith("timeline.") and "timeline" not in _inside(each))
        }
        if any(value is not None for value in said.values()):
            readings[name] = said
    return readings


def shown(value: FactValue) -> str:
    """A value in a sentence."""
    if isinstance(value, CostFact):
        return _amount(value) if value.kind == "amount" else value.kind
    if isinstance(value, list):
        return ", ".join(value)
    return "nothing" if value is None else str(value)


def _amount(cost: CostFact) -> str:
    amount = f"{cost.min_usd:,}" if cost.min_usd is not None else "?"
    if cost.open_ended:
        amount += "+"
    elif cost.max_usd is not None and cost.max_usd != cost.min_usd:
        amount += f" to {cost.max_usd:,}"
    return f"US$ {amount}{f' a {cost.per}' if cost.per else ''}".replace(",", " ")


def _order(name: str) -> tuple[int, str]:
    return _FIELDS.index(name.partition(".")[0]), name


def _inside(facts: Mapping[str, FactValue]) -> list[str]:
    merged = facts["merged"]
    return merged if isinstance(merged, list) else []


def _key(value: FactValue) -> Hashable:
    return tuple(value) if isinstance(value, list) else value
