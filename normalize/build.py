"""Judged rows become records: ids, themes, coverage by subheadings, typed values, findings."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from extract.document import Place
from normalize.areas import Area, names_another, split_area
from normalize.findings import finding
from normalize.join import Annex
from normalize.kinds import JudgedRow, action_number, theme_of
from normalize.lexicon import Lexicon
from normalize.pieces import Row
from normalize.places import sources_of
from normalize.records import (
    Budget,
    Cost,
    Finding,
    Merged,
    Record,
    Status,
    StatusValue,
    Theme,
    TimelineEntry,
)
from normalize.roles import is_period, role_name
from normalize.symbols import references_in
from normalize.values import (
    names_multiple,
    names_other_currency,
    parse_budget,
    parse_cost,
    parse_mark,
    parse_status,
)

Contexts = Callable[[], Iterable[str]]


@dataclass(slots=True)
class Built:
    """What an annex gives: theme rows and records in document order, and findings of neither.

    `theme_rows` are the themes that their words show to be some, with their places. `rows` are
    those of the records, one for each, `title_rows` those of all themes.
    """

    themes: list[Theme] = field(default_factory=list)
    theme_rows: list[tuple[Theme, list[Place]]] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    title_rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What holds for all rows of an annex: words, extra columns, whether costs can be read."""

    lexicon: Lexicon
    extra: list[str]
    costs: bool
    whole_text: Callable[[], str]


@dataclass(slots=True)
class _Position:
    """Where in the annex the next row stands."""

    theme: int | None = None
    subheading: str | None = None
    area: Area = field(default_factory=lambda: Area(""))
    subheadings: int = 0
    numbers: Counter[int] = field(default_factory=Counter)


def build_annex(annex: Annex, lexicon: Lexicon) -> Built:
    """The themes and records of one annex."""
    built = Built()
    position = _Position()
    unread = _why_costs_are_not_read(annex, lexicon)
    if unread is not None:
        built.findings.append(unread)
    reading = _Reading(
        lexicon,
        extra=_extra_with_text(annex),
        costs=unread is None,
        whole_text=_once(lambda: "\n".join(_lines(judged.row for judged in annex.rows))),
    )
    for judged in annex.rows:
        if judged.verdict.kind == "theme":
            told = theme_of(judged.row, lexicon)
            number, title = told or (None, _all_text(judged.row))
            theme = Theme(number=number, title=title)
            if told is None:
                built.findings.append(_assumed(judged.row, title, lexicon))
            else:
                built.theme_rows.append((theme, _places(judged.row)))
            position.theme, position.subheading = number, None
            built.themes.append(theme)
            built.title_rows.append(judged.row)
        elif judged.verdict.kind == "unassigned":
            built.findings.append(_unassigned(judged.row))
        else:
            built.records.append(_record(annex, judged, position, reading))
            built.rows.append(judged.row)
    return built


def _record(annex: Annex, judged: JudgedRow, position: _Position, reading: _Reading) -> Record:
    row = judged.row
    number = action_number(row)
    area = split_area(row.piece("functional_area"), reading.lexicon.functional_areas)
    kind: Literal["action", "subheading"] = "action" if number is not None else "subheading"
    identity = _identity(annex.number, number, area, position)

    def contexts() -> Iterable[str]:
        return "\n".join(_lines([row])), reading.whole_text()

    shown = annex.fields()
    texts = {
        role: row.piece(role).text(contexts)
        for role in ("action", "objective", "comments")
        if role == "action" or role in shown
    }
    values = _values(annex, row, reading, contexts)
    extra = {role_name(role): row.piece(role).text(contexts) for role in reading.extra}
    record = Record(
        id=identity,
        annex=annex.number,
        kind=kind,
        number=number,
        theme=position.theme,
        functional_area=area.functional_area,
        sub_area=area.sub_area,
        subheading=position.subheading if kind == "action" else None,
        action=texts["action"],
        objective=texts.get("objective"),
        comments=texts.get("comments"),
        budget=values.budget,
        cost=values.cost,
        timeline=values.timeline,
        status=values.status,
        merged=values.merged,
        extra=extra,
        references=references_in([*texts.values(), *extra.values()]),
        sources=sources_of(_places(row)),
    )
    findings = list(_record_findings(record, judged, area, reading.lexicon))
    return record.model_copy(update={"findings": findings}) if findings else record


def _extra_with_text(annex: Annex) -> list[str]:
    """The roles of the annex's extra columns; without those that have neither heading nor text."""
    named = {column.role for column in annex.columns if column.heading}
    return [
        role
        for role in annex.extra
        if role in named or any(judged.row.piece(role) for judged in annex.rows)
    ]


def _identity(annex: int, number: int | None, area: Area, position: _Position) -> str:
    """The id of the next record; a subheading begins, another area ends its coverage."""
    if number is None:
        position.subheadings += 1
        position.subheading = f"A{annex}-s{position.subheadings}"
        position.area = area
        return position.subheading
    if area.key != position.area.key:
        position.subheading = None
    position.numbers[number] += 1
    repeated = position.numbers[number]
    return f"A{annex}-{number}" if repeated == 1 else f"A{annex}-{number}.{repeated}"


@dataclass(slots=True)
class _Values:
    budget: Budget | None = None
    cost: Cost | None = None
    timeline: list[TimelineEntry] | None = None
    status: Status | None = None
    merged: Merged | None = None


def _values(annex: Annex, row: Row, reading: _Reading, contexts: Contexts) -> _Values:
    """The typed values of the row; null where the annex has no such column or cells are merged."""
    lexicon = reading.lexicon
    values = _Values()
    columns = annex.fields()
    merged = _merged(row, row.periods, contexts)
    values.merged = merged
    inside = merged.columns if merged is not None else []

    def text(role: str) -> str:
        return row.piece(role).label(contexts)

    if "budget" in columns and "budget" not in inside:
        values.budget = parse_budget(text("budget"), lexicon)
    if "cost" in columns and "cost" not in inside:
        values.cost = parse_cost(text("cost"), lexicon)
        if values.cost.kind == "amount" and not reading.costs:
            values.cost = Cost(kind="unrecognised", text=values.cost.text)
    if "timeline" in columns and "timeline" not in inside:
        values.timeline = [parse_mark(period, text(period), lexicon) for period in row.periods]
    if annex.profile.status is not None and not row.piece("status"):
        values.status = Status(value=_status(annex.profile.status), text="")
    elif "status" in columns and "status" not in inside:
        values.status = parse_status(text("status"), lexicon)
    return values


def _merged(row: Row, periods: list[str], contexts: Contexts) -> Merged | None:
    """The merged cell of the row that stands for whole fields.

    A merged cell that holds only some of the year columns with other fields can't be told as
    null fields: its text goes to each of its columns instead, as does that of a second one.
    """
    found: Merged | None = None
    for merged in row.merged:
        years = [role for role in merged.roles if is_period(role)]
        fields = [role for role in merged.roles if not is_period(role)]
        if years and years == periods:
            at = merged.roles.index(years[0])
            fields.insert(at, "timeline")
        if found is None and (not years or years == periods):
            found = Merged(columns=fields, text=merged.piece.label(contexts))
        else:
            for role in merged.roles:
                row.pieces[role] = merged.piece
    return found


def _status(value: str) -> StatusValue:
    return Status.model_validate({"value": value, "text": ""}).value


def _record_findings(
    record: Record, judged: JudgedRow, area: Area, lexicon: Lexicon
) -> Iterator[Finding]:
    def about(code: str, **values: object) -> Finding:
        return finding(code, record.id, record.sources, level=None, **values)

    if not area.certain:
        yield about("unsplit_area", text=area.functional_area)
    for piece in judged.row.unplaced():
        yield about("unassigned_text", text=piece.label())
    for fields in judged.row.spread:
        yield about("cell_spans_fields", fields=", ".join(map(role_name, fields)))
    for role in judged.row.shared:
        yield about("cell_spans_rows", field=role_name(role))
    row = judged.row
    if row.area_shared and names_another(row.piece("functional_area"), lexicon.functional_areas):
        yield about("cell_spans_rows", field=role_name("functional_area"))
    for doubt in judged.doubts:
        if doubt == judged.verdict.reason:
            yield about("row_kind_uncertain", kind=record.kind, reason=doubt)
        else:
            yield about("row_glued_uncertain", reason=doubt)


def _why_costs_are_not_read(annex: Annex, lexicon: Lexicon) -> Finding | None:
    """A finding where the heading of the costs says that their figures are not whole dollars."""
    for column in annex.columns:
        if column.role == "cost":
            if names_multiple(column.heading, lexicon):
                return finding("cost_in_multiples", text=column.heading)
            if names_other_currency(column.heading, lexicon):
                return finding("cost_in_other_currency", text=column.heading)
    return None


def _assumed(row: Row, title: str, lexicon: Lexicon) -> Finding:
    sources = sources_of(_places(row))
    return finding("theme_assumed", text=title, file=lexicon.file, sources=sources)


def _unassigned(row: Row) -> Finding:
    return finding("row_unassigned", text=_all_text(row), sources=sources_of(_places(row)))


def _all_text(row: Row) -> str:
    return " ".join(piece.label() for piece in row.all_pieces() if piece)


def _places(row: Row) -> list[Place]:
    return [place for piece in row.all_pieces() for place in piece.places]


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    return (line for row in rows for piece in row.all_pieces() for line in piece.lines)


def _once(make: Callable[[], str]) -> Callable[[], str]:
    """`make`, called at most once and only when its text is wanted."""
    made: list[str] = []

    def text() -> str:
        if not made:
            made.append(make())
        return made[0]

    return text
