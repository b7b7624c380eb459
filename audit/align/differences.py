"""Findings about rows and facts: which languages lack what, and which say something else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from audit.align.facts import by_value, recognised, same, shown, unrecognised_texts
from audit.align.sentences import counted_records, excerpt, field_name, language_finding, listed
from audit.align.settled import Fact, SettledRow
from normalize.lexicon import key
from normalize.multilingual import LanguageFinding
from normalize.records import Plan, Record

_SAYING_NOTHING = {"none", "blank"}
# So many rows that a language lacks, and this share of all, are no slip: it has only a part.
_MANY, _LARGE_PART = 5, 0.25
Names = Sequence[str]


def excerpts(rows: Sequence[SettledRow], languages: Names) -> Iterator[LanguageFinding]:
    """Languages that have only a part of what the fullest has, told before each row that they lack.

    An annex that a language lacks altogether is a finding of its own and doesn't count.
    """
    annexes = {name: {row.annex for row in rows if name in row.records} for name in languages}
    fullest = max(languages, key=lambda name: sum(name in row.records for row in rows))
    parts: dict[tuple[int, int], list[str]] = {}
    for name in _others(languages, [fullest]):
        whole = [row for row in rows if fullest in row.records and row.annex in annexes[name]]
        common = sum(name in row.records for row in whole)
        lacking = len(whole) - common
        if lacking >= _MANY and lacking > _LARGE_PART * len(whole):
            parts.setdefault((common, len(whole)), []).append(name)
    for (common, whole_count), names in parts.items():
        yield language_finding(
            "excerpt_in_language",
            names,
            {},
            common=common,
            whole=whole_count,
            fullest=fullest,
        )


def presence(rows: Sequence[SettledRow], languages: Names) -> Iterator[LanguageFinding]:
    """Rows that not every language has; an annex that one lacks altogether is one finding."""
    annexes: dict[int, list[SettledRow]] = {}
    for row in rows:
        annexes.setdefault(row.annex, []).append(row)
    for annex, of_annex in annexes.items():
        present = [name for name in languages if any(name in row.records for row in of_annex)]
        missing = _others(languages, present)
        if missing:
            yield language_finding(
                "annex_missing_in_language",
                missing,
                {},
                annex=annex,
                rows=f"{len(of_annex)} record{'s' if len(of_annex) > 1 else ''}",
                present=listed(present),
                missing=listed(missing),
            )
        for row in of_annex:
            yield from _presence(row, present)


def _presence(row: SettledRow, languages: Names) -> Iterator[LanguageFinding]:
    missing = _others(languages, row.records)
    if missing:
        yield language_finding(
            "record_missing_in_language",
            missing,
            row.records,
            record=row.id,
            present=listed(row.records),
            missing=listed(missing),
            text=excerpt(next(iter(row.records.values())).action),
        )


def facts(rows: Sequence[SettledRow]) -> Iterator[LanguageFinding]:
    """Every fact of every row that the languages do not agree on, but numbers."""
    for row in rows:
        for fact in row.facts.values():
            if fact.name != "number" and fact.differs:
                yield _difference(row, fact)


def _difference(row: SettledRow, fact: Fact) -> LanguageFinding:
    known = {name: value for name, value in fact.readings.items() if recognised(value)}
    # A dash in one language and a blank cell in another both say nothing.
    says_nothing = {shown(value) for value in known.values()} <= _SAYING_NOTHING
    return language_finding(
        "theme_differs" if fact.name == "theme" else "fact_differs",
        [name for name, value in known.items() if not same(value, fact.value)],
        {name: row.records[name] for name in known},
        record=row.id,
        field=fact.name,
        level="warning" if says_nothing else None,
        readings="; ".join(
            f"{shown(value)} in {listed(names)}" for value, names in by_value(known)
        ),
    )


@dataclass(slots=True)
class _Run:
    """Actions one after another whose numbers differ by as much, in one language."""

    rows: list[SettledRow]
    offset: int | None

    def found(self, language: str) -> str:
        return self._span([row.records[language].number for row in self.rows])

    def expected(self) -> str:
        return self._span([_number(row) for row in self.rows])

    @staticmethod
    def _span(numbers: Sequence[int | None]) -> str:
        first, last = numbers[0], numbers[-1]
        start = "nothing" if first is None else str(first)
        return start if len(numbers) == 1 else f"{start} to {last}"


def numbers(rows: Sequence[SettledRow], languages: Names) -> Iterator[LanguageFinding]:
    """Runs of actions that are numbered otherwise in some languages than the rows are."""
    found: dict[tuple[str, int, str, str], tuple[_Run, list[str]]] = {}
    for language in languages:
        for run in _runs(rows, language):
            key_ = (run.rows[0].id, len(run.rows), run.found(language), run.expected())
            found.setdefault(key_, (run, []))[1].append(language)
    for (first, _, numbered, expected), (run, names) in found.items():
        yield language_finding(
            "number_differs",
            names,
            run.rows[0].records,
            record=first,
            field="number",
            found=numbered,
            expected=expected,
        )


def _runs(rows: Sequence[SettledRow], language: str) -> Iterator[_Run]:
    run: _Run | None = None
    annex = None
    for row in rows:
        if row.kind != "action" or language not in row.records:
            continue
        offset = _offset(row.records[language].number, _number(row))
        goes_on = run is not None and offset == run.offset and row.annex == annex
        annex = row.annex
        if run is not None and goes_on and offset is not None:
            run.rows.append(row)
            continue
        if run is not None and run.offset != 0:
            yield run
        run = _Run([row], offset)
    if run is not None and run.offset != 0:
        yield run


def _number(row: SettledRow) -> int | None:
    value = row.facts["number"].value
    return value if isinstance(value, int) else None


def _offset(found: int | None, expected: int | None) -> int | None:
    """How much the number differs, 0 for not at all, None where only one of them is a number."""
    if found == expected:
        return 0
    return None if found is None or expected is None else found - expected


def columns(
    rows: Sequence[SettledRow], absent: Mapping[int, Mapping[str, Names]]
) -> Iterator[LanguageFinding]:
    """Columns that a language has in no row of an annex, and others have."""
    for annex, by_language in absent.items():
        groups: dict[tuple[str, ...], list[str]] = {}
        for language, fields in by_language.items():
            if fields:
                groups.setdefault(tuple(fields), []).append(language)
        present = {name for row in rows if row.annex == annex for name in row.records}
        for names, languages in groups.items():
            others = [name for name in by_language if name in present and name not in languages]
            yield language_finding(
                "field_missing_in_language",
                languages,
                {},
                field=names[0] if len(names) == 1 else None,
                annex=annex,
                fields=listed(map(field_name, names)),
                others=listed(others),
            )


def not_compared(rows: Sequence[SettledRow]) -> Iterator[LanguageFinding]:
    """Values whose words are not known, once for each wording of each language."""
    found: dict[tuple[str, str, str], tuple[str, dict[str, Record]]] = {}
    for row in rows:
        for language, record in row.records.items():
            for field, text in unrecognised_texts(record):
                _, records = found.setdefault((language, field, key(text)), (text, {}))
                records[row.id] = record
    for (language, field, _), (text, records) in found.items():
        first = next(iter(records))
        yield language_finding(
            "fact_not_compared",
            [language],
            {language: records[first]},
            record=first,
            field=field,
            text=excerpt(text),
            language=language,
            rows=counted_records(list(records)),
        )


def themes(plans: Mapping[str, Plan]) -> Iterator[LanguageFinding]:
    """Themes that not every language lists, once for those that the same languages lack."""
    listed_in: dict[int | None, list[str]] = {}
    for language, plan in plans.items():
        for number in dict.fromkeys(theme.number for theme in plan.themes):
            listed_in.setdefault(number, []).append(language)
    groups: dict[tuple[str, ...], list[str]] = {}
    for number, present in listed_in.items():
        name = "the theme without a number" if number is None else f"theme {number}"
        groups.setdefault(tuple(present), []).append(name)
    for present_in, names in groups.items():
        missing = _others(list(plans), present_in)
        if missing:
            yield language_finding(
                "theme_missing_in_language",
                missing,
                {},
                field="theme",
                themes=listed(names),
                present=listed(present_in),
                missing=listed(missing),
            )


def _others(languages: Names, but: Mapping[str, Record] | Sequence[str]) -> list[str]:
    return [name for name in languages if name not in but]
