"""The tables of documents, versions and runs, and of what the versions hold."""

from typing import Any

from sqlalchemy import Boolean, Column, Date, DateTime, Index, Integer, Table

from outputs.store.tables.columns import (
    key_column,
    measure_column,
    metadata,
    order_column,
    shared_key_column,
    text_column,
    to_column,
    whole_column,
)

documents = Table(
    "documents",
    metadata,
    key_column(),
    text_column(
        "symbol", "Document symbol, the same in every language, under which versions are kept."
    ),
    text_column("language", "ISO 639-1 code of the language."),
    text_column("name", 'Symbol and language, for people: "EB152/34 (zh)".'),
    Index("uq_documents_symbol_language", "symbol", "language", unique=True),
    comment="A plan in one language, of which there are versions.",
)

versions = Table(
    "versions",
    metadata,
    key_column("Key of the row: the number by which people name the version. It never changes."),
    to_column("document_id", "documents", "The document it is a version of.", index=False),
    text_column("name", 'For people: "EB152/34 (zh), version 1".'),
    Column("dated", Date, comment="The date given with --dated; null where none was."),
    Column(
        "issued",
        Date,
        nullable=False,
        comment="What orders versions: the date given, else the day of the first ingest (UTC).",
    ),
    text_column("symbol", "Document symbol as printed in this version."),
    text_column("title", "As printed; empty where none was found."),
    text_column("profile", "The plan family whose columns were expected."),
    text_column(
        "content", "SHA-256 of its facts and folded texts: the same for the same contents."
    ),
    whole_column("actions", "How many numbered actions it has."),
    whole_column("subheadings", "How many subheadings it has."),
    Index("ix_versions_document_id_issued", "document_id", "issued", "id"),
    Index("ix_versions_document_id_content", "document_id", "content"),
    comment="A state of a document's contents. Files in other formats can hold the same one.",
)

files = Table(
    "files",
    metadata,
    key_column(),
    to_column("version_id", "versions", "The version that it holds."),
    text_column("sha256", "Hash of the file's bytes."),
    text_column("name", "The file's name when it was first read, without its folders."),
    text_column("format", "What the content is: pdf, docx or text."),
    Column("pages", Integer, comment="Null where the format has no pages."),
    Index("uq_files_sha256", "sha256", unique=True),
    comment="A file that was read, told by its bytes.",
)

plans = Table(
    "plans",
    metadata,
    key_column(),
    text_column("sha256", "SHA-256 of the content."),
    text_column("content", "The plan as JSON, everything that plan.json holds."),
    Index("uq_plans_sha256", "sha256", unique=True),
    comment="What a run read, whole. `ebplan export` writes any of them as files.",
)

runs = Table(
    "runs",
    metadata,
    key_column("Key of the row; a newer run has a greater one."),
    to_column("file_id", "files", "The file that was read."),
    to_column("plan_id", "plans", "What was read."),
    Column("read_at", DateTime, nullable=False, comment="When it was stored (UTC)."),
    text_column(
        "ebplan",
        "Version of ebplan that read it; null for a plan.json, which says none.",
        null=True,
    ),
    text_column(
        "library", "Library that read the file, with its version; null where none did.", null=True
    ),
    text_column("reader", "The evidence tables were read by: tags, rules, alignment or markup."),
    text_column("options", "The options that the reading was asked for with, as JSON."),
    whole_column("version", "Number of the version that the file held then, or was given since."),
    text_column("symbol", "Document symbol that was read."),
    text_column("language", "Language that was read."),
    whole_column(
        "differences",
        "Records read otherwise than by the run before on this file; for the first "
        "run on a file added with --same-as, than by the version's own.",
    ),
    comment="One reading of a file: by which software, when, with which reader.",
)

current_runs = Table(
    "current_runs",
    metadata,
    shared_key_column("version_id", "versions", "The version."),
    to_column("run_id", "runs", "The newest run on its leading file: what the tables below hold."),
    comment="Which run each version's themes, records and findings are from.",
)

themes = Table(
    "themes",
    metadata,
    key_column(),
    to_column("version_id", "versions", "The version it stands in."),
    order_column("Place in document order, from 1."),
    whole_column("number", 'Null for "other matters".', null=True),
    text_column("title", "As printed, without its number."),
    comment="The themes of each version.",
)

records = Table(
    "records",
    metadata,
    key_column(),
    to_column("version_id", "versions", "The version it stands in.", index=False),
    order_column("Place in document order, from 1."),
    text_column("record", 'Id of the record in its plan: "A1-12", "A1-s3".'),
    whole_column("annex", "Number of the annex; null for one that no column can hold.", null=True),
    text_column("kind", "action or subheading."),
    whole_column("number", "As printed; null for a subheading.", null=True),
    to_column("theme_id", "themes", "The theme it stands under.", nullable=True),
    text_column("subheading", "Id of the subheading that covers this action.", null=True),
    text_column(
        "budget", "As budget.value in plan.json; null without such a column, or merged.", null=True
    ),
    text_column(
        "cost", "As cost.kind in plan.json; null without such a column, or merged.", null=True
    ),
    whole_column("cost_min_usd", "US dollars; lower end of a range.", null=True),
    whole_column(
        "cost_max_usd", "US dollars; upper end, null for an open-ended amount.", null=True
    ),
    Column("cost_open_ended", Boolean, comment="True for an amount that is a least amount."),
    text_column("cost_per", "year or visit where the amount is paid for each.", null=True),
    text_column("status", "As status.value in plan.json; null where merged.", null=True),
    text_column(
        "merged_columns", 'Fields that one merged cell stands for, separated by "; ".', null=True
    ),
    whole_column("page", "First page it stands on; null where the format has no pages.", null=True),
    Index("ix_records_version_id_record", "version_id", "record"),
    comment="One row for each action and subheading of each version, with its facts.",
)

texts = Table(
    "texts",
    metadata,
    shared_key_column("record_id", "records", "The record."),
    text_column("language", "ISO 639-1 code of the language of the texts."),
    text_column("functional_area", "The first part of the area column."),
    text_column("sub_area", "Empty where the cell names no sub-area."),
    text_column("action", "Action or deliverable; paragraphs separated by a line feed."),
    text_column("objective", "Objective or need; null without such a column.", null=True),
    text_column("comments", "The Secretariat's comments; null without such a column.", null=True),
    text_column("budget", "The budget's cell as printed.", null=True),
    text_column("cost", "The cost's cell as printed.", null=True),
    text_column("cost_note", "What else the cost's cell says of the amount.", null=True),
    text_column("status", "The status's cell as printed.", null=True),
    text_column("merged", "The merged cell as printed.", null=True),
    comment="The words of each record, in the language of its document.",
)


def _of_record(name: str, parts: str, *columns: "Column[Any]", comment: str) -> Table:
    """A table of what a record has several of, in their order."""
    return Table(
        name,
        metadata,
        key_column(),
        to_column("record_id", "records", "The record."),
        order_column(f"Place among the record's {parts}, from 1."),
        *columns,
        comment=comment,
    )


timeline = _of_record(
    "timeline",
    "periods",
    text_column("period", 'The year, or "2025+" for that year and beyond.'),
    text_column("mark", "due, none, tbc, blank or unrecognised."),
    text_column("text", "The cell as printed."),
    comment="The year columns: one row for each record and period.",
)

extra = _of_record(
    "extra",
    "further columns",
    text_column("name", "Heading of the column as printed."),
    text_column("text", "The cell as printed."),
    comment="Cells of columns that the plan family does not know.",
)

record_references = _of_record(
    "record_references",
    "references",
    text_column("symbol", "Symbol of the document named."),
    comment="Documents that the texts of a record name (its references).",
)

sources = _of_record(
    "sources",
    "sources",
    whole_column("page", "Page number, from 1."),
    measure_column("x0", "Left edge, in points from the left of the page."),
    measure_column("top", "Upper edge, in points from the top."),
    measure_column("x1", "Right edge, in points from the left."),
    measure_column("bottom", "Lower edge, in points from the top."),
    comment="Where each record stands: pages and boxes; none for DOCX and text.",
)

findings = Table(
    "findings",
    metadata,
    key_column(),
    to_column("version_id", "versions", "The version it was found in."),
    to_column("record_id", "records", "The record it is about, if one.", nullable=True),
    order_column("Place among the version's findings, from 1."),
    text_column("code", "Stable name of the kind of finding; docs/findings.md lists all."),
    text_column("level", "error, warning or info."),
    text_column("message", "What was found, in a plain sentence."),
    text_column("pages", 'Pages it is about, separated by "; "; empty where there are none.'),
    comment="What is wrong, missing or uncertain in each version.",
)
