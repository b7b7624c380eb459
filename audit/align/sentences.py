"""Findings of the comparison, and the words in them."""

from collections.abc import Iterable, Mapping, Sequence

from normalize.findings import finding
from normalize.multilingual import LanguageFinding
from normalize.records import Level, Record

_LONGEST = 60


def language_finding(
    code: str,
    languages: Iterable[str],
    records: Mapping[str, Record],
    *,
    record: str | None = None,
    field: str | None = None,
    level: Level | None = None,
    **values: object,
) -> LanguageFinding:
    """A finding of that kind about some languages, with where it stands in those of `records`.

    The message needs neither `field` nor `languages` in `values`.
    """
    names = list(languages)
    values = {"field": field_name(field or ""), "languages": listed(names), **values}
    found = finding(code, record, (), level=level, **values)
    return LanguageFinding(
        code=found.code,
        level=found.level,
        record=record,
        field=field,
        languages=names,
        message=found.message,
        sources={name: each.sources for name, each in records.items() if each.sources},
    )


def listed(names: Iterable[str]) -> str:
    """The names in a sentence."""
    return ", ".join(names)


def counted_records(ids: Sequence[str]) -> str:
    """The first of the records, and how many more there are."""
    more = len(ids) - 1
    return ids[0] if not more else f"{ids[0]} and {more} more"


def excerpt(text: str) -> str:
    """The text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def field_name(field: str) -> str:
    """A field in a sentence: "timeline.2023" is the timeline 2023."""
    return field.replace(".", " ").replace("_", " ")
