"""A plan as the tables of a relational database, each fact once but for what is listed in a row.

Columns of actions and subheadings are those of the flat files, but for those that other tables
have a row for: periods of the timeline, extra columns.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from normalize.records import Plan, Record
from outputs.columns import EXTRA, TIMELINE, Column, Kind
from outputs.contents import Contents
from outputs.relation import Field, Relation, Type, sound
from outputs.tables import Table


def relations(contents: Contents) -> list[Relation]:
    """The tables, each behind those that it links to. Links that lead nowhere are left out."""
    plan = contents.plan
    made = [
        _document(plan),
        _claims(plan),
        _themes(plan),
        _records(plan),
        _flat(contents.tables["actions"], plan.actions(), plan),
        _flat(contents.tables["subheadings"], plan.subheadings(), plan),
        _timeline(plan),
        _extra(plan),
        _sources(plan),
        _findings(contents.tables["findings"]),
    ]
    kept = sound(made)
    return [*kept, _dictionary(kept)]


def _document(plan: Plan) -> Relation:
    document = plan.document
    source = document.source
    fields = (
        Field("symbol", "Document symbol, the same in every language."),
        Field("title", "As printed; empty where none was found."),
        Field("language", "ISO 639-1 code."),
        Field("profile", "The plan family whose columns were expected."),
        Field("reader", "The evidence tables were read by."),
        Field("name", "The file's name, without its folders."),
        Field("format", "What the file's content is: pdf, docx or text."),
        Field("sha256", "Hash of the file's bytes."),
        Field("pages", "Null where the format has no pages.", "INTEGER"),
        Field("schema", "Version of the contract of plan.json."),
    )
    row = (
        *(document.symbol, document.title, document.language, document.profile, document.reader),
        *(source.name, source.format, source.sha256, source.pages, plan.schema_version),
    )
    return Relation("document", "The document, in one row.", fields, (row,))


def _claims(plan: Plan) -> Relation:
    fields = (
        _position("claims of the document"),
        Field("annex", "Null for the whole plan.", "INTEGER"),
        Field("actions", "How many numbered actions there are said to be.", "INTEGER"),
        Field("text", "The words that say so."),
    )
    rows = [
        (position, claim.annex, claim.actions, claim.text)
        for position, claim in enumerate(plan.document.claims, 1)
    ]
    meaning = "What the document says of its own contents."
    return Relation("claims", meaning, fields, tuple(rows), "position")


def _themes(plan: Plan) -> Relation:
    fields = (
        _position("themes"),
        Field("number", "Null for a theme without one.", "INTEGER"),
        Field("title", "As printed, without its number."),
    )
    rows = [(at, theme.number, theme.title) for at, theme in enumerate(plan.themes, 1)]
    meaning = "The themes, in document order."
    return Relation("themes", meaning, fields, tuple(rows), "position", ("number",))


def _records(plan: Plan) -> Relation:
    fields = (
        Field("id", "Id of the record."),
        _position("records in document order"),
        Field("kind", "action or subheading: which table has the rest of it."),
    )
    rows = [(record.id, at, record.kind) for at, record in enumerate(plan.records, 1)]
    meaning = "Actions and subheadings in document order."
    return Relation("records", meaning, fields, tuple(rows), "id")


_TYPES: dict[Kind, Type] = {"integer": "INTEGER", "boolean": "INTEGER"}
_LINKS = {"id": ("records", "id"), "theme": ("themes", "number")}


def _flat(table: Table, records: Sequence[Record], plan: Plan) -> Relation:
    """A flat table without what other tables have, and with the records' places in the document."""
    kept = [
        (at, column)
        for at, column in enumerate(table.columns)
        if not column.name.startswith((TIMELINE, EXTRA))
    ]
    place = {id(record): at for at, record in enumerate(plan.records, 1)}
    rows = [
        (*(row[at] for at, _ in kept), place[id(record)])
        for row, record in zip(table.cells, records, strict=True)
    ]
    fields = [_flat_field(table, column) for _, column in kept]
    fields.append(_position("records in document order"))
    return Relation(table.name, table.meaning, tuple(fields), tuple(rows), table.key)


def _flat_field(table: Table, column: Column[Any]) -> Field:
    link = (table.links[column.name], "id") if column.name in table.links else None
    link = link or _LINKS.get(column.name)
    meaning = column.meaning
    if column.kind in ("strings", "integers"):
        meaning += " A JSON array."
    if column.kind == "boolean":
        meaning = meaning.replace("`true`", "1")
    return Field(column.name, meaning, _TYPES.get(column.kind, "TEXT"), link, link is not None)


def _timeline(plan: Plan) -> Relation:
    fields = (
        *_of_record("periods"),
        Field("period", 'The year, or "2025+" for that year and beyond.'),
        Field("mark", "due, none, tbc, blank or unrecognised."),
        Field("text", "The cell as printed."),
    )
    rows = [
        (record.id, at, entry.period, entry.mark, entry.text)
        for record in plan.records
        for at, entry in enumerate(record.timeline or (), 1)
    ]
    meaning = "The year columns: one row for each record and period."
    return Relation("timeline", meaning, fields, tuple(rows))


def _extra(plan: Plan) -> Relation:
    fields = (
        *_of_record("further columns"),
        Field("name", "Heading of the column, or the profile's name for it."),
        Field("text", "The cell as printed."),
    )
    rows = [
        (record.id, at, name, text)
        for record in plan.records
        for at, (name, text) in enumerate(record.extra.items(), 1)
    ]
    meaning = "Cells of columns that stand for no other field."
    return Relation("extra", meaning, fields, tuple(rows))


def _sources(plan: Plan) -> Relation:
    fields = (
        *_of_record("places"),
        Field("page", "Page number, from 1.", "INTEGER"),
        Field("x0", "Left edge, in points from the left of the page.", "REAL"),
        Field("top", "Upper edge, in points from the top.", "REAL"),
        Field("x1", "Right edge, in points from the left.", "REAL"),
        Field("bottom", "Lower edge, in points from the top.", "REAL"),
    )
    rows = [
        (record.id, at, source.page, *source.box)
        for record in plan.records
        for at, source in enumerate(record.sources, 1)
    ]
    meaning = "Where each record stands: pages and boxes; none for DOCX and text."
    return Relation("sources", meaning, fields, tuple(rows))


def _findings(table: Table) -> Relation:
    types: dict[str, Type] = {"position": "INTEGER"}
    fields = tuple(
        replace(
            _flat_field(table, column),
            type=types.get(column.name, "TEXT"),
            link=("records", "id") if column.name == "record" else None,
            lookup=column.name == "record",
        )
        for column in table.columns
    )
    return Relation(table.name, table.meaning, fields, table.cells, table.key)


def _dictionary(tables: Iterable[Relation]) -> Relation:
    fields = (
        Field("table_name", "Name of the table."),
        Field("column_name", "Name of the column; null for the table as a whole."),
        Field("meaning", "What it holds."),
    )
    rows = list(_meanings(tables))
    return Relation("dictionary", "What each table and column holds.", fields, tuple(rows))


def _meanings(tables: Iterable[Relation]) -> Iterator[tuple[str, str | None, str]]:
    for table in tables:
        yield table.name, None, table.meaning
        for each in table.fields:
            yield table.name, each.name, each.meaning


def _position(of: str) -> Field:
    return Field("position", f"Place among the {of}, from 1.", "INTEGER")


def _of_record(what: str) -> tuple[Field, Field]:
    record = Field("record", "Id of the record.", link=("records", "id"), lookup=True)
    return record, Field("position", f"Place among the record's {what}, from 1.", "INTEGER")
