"""What the multilingual plan says of each row, and what every language says."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from audit.align.facts import ChosenBy, Readings, choose, differ, facts_of, readings_of, same
from audit.align.rows import Row
from normalize.multilingual import FactValue
from normalize.records import Plan, Record

# Whether a language has such a subheading, or such a theme, at all.
_Has = Callable[[str, FactValue], bool]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of one row: the reading chosen, and all of them by language."""

    name: str
    value: FactValue
    chosen_by: ChosenBy
    readings: Readings

    @property
    def differs(self) -> bool:
        """Whether the languages do not agree on it."""
        return differ(self.readings)


@dataclass(frozen=True, slots=True)
class SettledRow:
    """A row with its id in the multilingual plan and its facts by name."""

    id: str
    annex: int
    kind: str
    records: dict[str, Record]
    facts: dict[str, Fact]


Absent = dict[int, dict[str, list[str]]]


def absent_columns(rows: Sequence[Row]) -> Absent:
    """By annex and language, the columns that the language has in no row, and others have in those.

    `objective` and `comments` are such columns too.
    """
    absent: Absent = {}
    had: dict[tuple[int, str], set[str]] = {}
    for row in rows:
        columns = {language: _columns(record) for language, record in row.records.items()}
        everywhere = [name for each in columns.values() for name, there in each.items() if there]
        for language, own in columns.items():
            had.setdefault((row.annex, language), set()).update(
                name for name, there in own.items() if there
            )
            lacking = absent.setdefault(row.annex, {}).setdefault(language, [])
            lacking += [
                name
                for name in dict.fromkeys(everywhere)
                if name not in lacking and _lacks(row.records[language], own, name)
            ]
    return {
        annex: {
            language: [name for name in names if name not in had[annex, language]]
            for language, names in by_language.items()
        }
        for annex, by_language in absent.items()
    }


def _columns(record: Record) -> dict[str, bool]:
    """The columns of the record that no merged cell stands for, and whether they are there."""
    facts = {name: value for name, value in facts_of(record).items() if name != "merged"}
    facts.update(objective=record.objective, comments=record.comments)
    return {name: value is not None for name, value in facts.items()}


def _lacks(record: Record, own: Mapping[str, bool], name: str) -> bool:
    """Whether the record has no such column, rather than a merged cell for it."""
    merged = record.merged.columns if record.merged else []
    return not own.get(name, False) and name.partition(".")[0] not in merged


def settled_rows(
    plans: Mapping[str, Plan], rows: Sequence[Row], absent: Absent
) -> list[SettledRow]:
    """The rows, each fact settled among the languages of `plans`, whose order breaks ties.

    Languages without a column (`absent`) have no reading of it.
    """
    ordered = [{name: row.records[name] for name in plans if name in row.records} for row in rows]
    ids = _ids(ordered)
    subheadings = _Subheadings(ordered, ids)
    themes = _Themes(plans)
    return [
        SettledRow(
            id_,
            row.annex,
            row.kind,
            records,
            _facts(records, subheadings, themes, absent[row.annex]),
        )
        for row, records, id_ in zip(rows, ordered, ids, strict=True)
    ]


def _facts(
    records: Mapping[str, Record],
    subheadings: "_Subheadings",
    themes: "_Themes",
    absent: Mapping[str, Sequence[str]],
) -> dict[str, Fact]:
    readings: dict[str, Readings] = {}
    if next(iter(records.values())).kind == "action":
        readings["number"] = {name: record.number for name, record in records.items()}
        readings["subheading"] = subheadings.readings(records)
    readings["theme"] = themes.readings(records)
    for field, said in readings_of(records).items():
        kept = {name: value for name, value in said.items() if field not in absent[name]}
        if kept:
            readings[field] = kept
    return {name: Fact(name, *choose(said), said) for name, said in readings.items()}


def _ids(rows: Sequence[Mapping[str, Record]]) -> list[str]:
    """An id for each row: the one most of its languages have, told apart where two would share it.

    The row that more languages have comes first, so that a lone one does not take its name.
    """
    wanted = [str(choose({name: each.id for name, each in row.items()})[0]) for row in rows]
    taken: Counter[str] = Counter()
    ids = list(wanted)
    for index in sorted(range(len(rows)), key=lambda index: -len(rows[index])):
        base = wanted[index]
        while True:
            taken[base] += 1
            id_ = base if taken[base] == 1 else f"{base}.{taken[base]}"
            if id_ == base or id_ not in wanted:
                break
        ids[index] = id_
    return ids


class _Subheadings:
    """The subheadings of every language by their ids in the multilingual plan."""

    def __init__(self, rows: Sequence[Mapping[str, Record]], ids: Sequence[str]) -> None:
        self._ids: dict[tuple[str, str], str] = {}
        self._languages: dict[str, set[str]] = {}
        for row, id_ in zip(rows, ids, strict=True):
            self._languages[id_] = set(row)
            for language, record in row.items():
                self._ids.setdefault((language, record.id), id_)

    def readings(self, records: Mapping[str, Record]) -> Readings:
        """The subheading over the action in each language that has the subheadings of the others.

        A subheading that a language lacks is one finding, and not one more for each action of it.
        """
        said: dict[str, FactValue] = {
            language: self._named(language, record.subheading)
            for language, record in records.items()
        }
        return _comparable(said, self._has)

    def _named(self, language: str, id_: str | None) -> str | None:
        return None if id_ is None else self._ids.get((language, id_), id_)

    def _has(self, language: str, value: FactValue) -> bool:
        return value is None or language in self._languages.get(str(value), {language})


class _Themes:
    """The themes that each language lists."""

    def __init__(self, plans: Mapping[str, Plan]) -> None:
        self._listed = {
            language: {theme.number for theme in plan.themes} for language, plan in plans.items()
        }
        self._anywhere = set().union(*self._listed.values())

    def readings(self, records: Mapping[str, Record]) -> Readings:
        """The theme of the row in each language that lists the themes of the others."""
        said: dict[str, FactValue] = {
            language: record.theme for language, record in records.items()
        }
        return _comparable(said, self._has)

    def _has(self, language: str, value: FactValue) -> bool:
        return value not in self._anywhere or value in self._listed[language]


def _comparable(said: Readings, has: _Has) -> Readings:
    """The readings of languages that have what was chosen, and whose own the choosers have."""
    value, _ = choose(said)
    choosers = [language for language, other in said.items() if same(other, value)]
    return {
        language: other
        for language, other in said.items()
        if same(other, value)
        or (has(language, value) and any(has(chooser, other) for chooser in choosers))
    }
