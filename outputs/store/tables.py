"""The tables of the database: the one definition, from which migrations are held and docs made.

Keys are given by the writer (`outputs/store/rows.py`): ingests take turns, so they can't meet.
Text and whole numbers only, so that every tool reads them; dates are dates.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)


def _key(comment: str = "Key of the row.") -> "Column[int]":
    return Column("id", Integer, primary_key=True, autoincrement=False, comment=comment)


def _to(name: str, target: str, comment: str, **options: Any) -> "Column[int]":
    """A column that points to a row of the target, and goes with it."""
    options = {"nullable": False, "index": True, **options}
    return Column(
        name, Integer, ForeignKey(f"{target}.id", ondelete="CASCADE"), comment=comment, **options
    )


def _text(name: str, comment: str, *, null: bool = False) -> "Column[str]":
    return Column(name, Text, nullable=null, comment=comment)


def _whole(name: str, comment: str, *, null: bool = False) -> "Column[int]":
    return Column(name, BigInteger, nullable=null, comment=comment)


def _order(comment: str) -> "Column[int]":
    return Column("position", Integer, nullable=False, comment=comment)


documents = Table(
    "documents",
    metadata,
    _key(),
    _text("symbol", "Document symbol, the same in every language, under which versions are kept."),
    _text("language", "ISO 639-1 code of the language."),
    _text("name", 'Symbol and language, for people: "EB152/34 (zh)".'),
    Index("uq_documents_symbol_language", "symbol", "language", unique=True),
    comment="A plan in one language, of which there are versions.",
)

versions = Table(
    "versions",
    metadata,
    _key("Key of the row: the number by which people name the version. It never changes."),
    _to("document_id", "documents", "The document it is a version of.", index=False),
    _text("name", 'For people: "EB152/34 (zh), version 1".'),
    Column("dated", Date, comment="The date given with --dated; null where none was."),
    Column(
        "issued",
        Date,
        nullable=False,
        comment="What orders versions: the date given, else the day of the first ingest (UTC).",
    ),
    _text("symbol", "Document symbol as printed in this version."),
    _text("title", "As printed; empty where none was found."),
    _text("profile", "The plan family whose columns were expected."),
    _text("content", "SHA-256 of its facts and folded texts: the same for the same contents."),
    _whole("actions", "How many numbered actions it has."),
    _whole("subheadings", "How many subheadings it has."),
    Index("ix_versions_document_id_issued", "document_id", "issued", "id"),
    Index("ix_versions_document_id_content", "document_id", "content"),
    comment="A state of a document's contents. Files in other formats can hold the same one.",
)

files = Table(
    "files",
    metadata,
    _key(),
    _to("version_id", "versions", "The version that it holds."),
    _text("sha256", "Hash of the file's bytes."),
    _text("name", "The file's name when it was first read, without its folders."),
    _text("format", "What the content is: pdf, docx or text."),
    Column("pages", Integer, comment="Null where the format has no pages."),
    Index("uq_files_sha256", "sha256", unique=True),
    comment="A file that was read, told by its bytes.",
)

plans = Table(
    "plans",
    metadata,
    _key(),
    _text("sha256", "SHA-256 of the content."),
    _text("content", "The plan as JSON, everything that plan.json holds."),
    Index("uq_plans_sha256", "sha256", unique=True),
    comment="What a run read, whole. `ebplan export` writes any of them as files.",
)

runs = Table(
    "runs",
    metadata,
    _key("Key of the row; a newer run has a greater one."),
    _to("file_id", "files", "The file that was read."),
    _to("plan_id", "plans", "What was read."),
    Column("read_at", DateTime, nullable=False, comment="When it was stored (UTC)."),
    _text(
        "ebplan",
        "Version of ebplan that read it; null for a plan.json, which says none.",
        null=True,
    ),
    _text(
        "library", "Library that read the file, with its version; null where none did.", null=True
    ),
    _text("reader", "The evidence tables were read by: tags, rules, alignment or markup."),
    _text("options", "The options that the reading was asked for with, as JSON."),
    _text("symbol", "Document symbol that was read."),
    _text("language", "Language that was read."),
    _whole("differences", "Records that it read otherwise than the run before it on this file."),
    comment="One reading of a file: by which software, when, with which reader.",
)

current_runs = Table(
    "current_runs",
    metadata,
    Column(
        "version_id",
        Integer,
        ForeignKey("versions.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        comment="The version.",
    ),
    _to("run_id", "runs", "The newest run on any of its files: what the tables below hold."),
    comment="Which run each version's themes, records and findings are from.",
)

themes = Table(
    "themes",
    metadata,
    _key(),
    _to("version_id", "versions", "The version it stands in."),
    _order("Place in document order, from 1."),
    _whole("number", 'Null for "other matters".', null=True),
    _text("title", "As printed, without its number."),
    comment="The themes of each version.",
)

records = Table(
    "records",
    metadata,
    _key(),
    _to("version_id", "versions", "The version it stands in.", index=False),
    _order("Place in document order, from 1."),
    _text("record", 'Id of the record in its plan: "A1-12", "A1-s3".'),
    _whole("annex", "Number of the annex; null for one that no column can hold.", null=True),
    _text("kind", "action or subheading."),
    _whole("number", "As printed; null for a subheading.", null=True),
    _to("theme_id", "themes", "The theme it stands under.", nullable=True),
    _text("subheading", "Id of the subheading that covers this action.", null=True),
    _text(
        "budget", "As budget.value in plan.json; null without such a column, or merged.", null=True
    ),
    _text("cost", "As cost.kind in plan.json; null without such a column, or merged.", null=True),
    _whole("cost_min_usd", "US dollars; lower end of a range.", null=True),
    _whole("cost_max_usd", "US dollars; upper end, null for an open-ended amount.", null=True),
    Column("cost_open_ended", Boolean, comment="True for an amount that is a least amount."),
    _text("cost_per", "year or visit where the amount is paid for each.", null=True),
    _text("status", "As status.value in plan.json; null where merged.", null=True),
    _text(
        "merged_columns", 'Fields that one merged cell stands for, separated by "; ".', null=True
    ),
    _whole("page", "First page it stands on; null where the format has no pages.", null=True),
    Index("ix_records_version_id_record", "version_id", "record"),
    comment="One row for each action and subheading of each version, with its facts.",
)

texts = Table(
    "texts",
    metadata,
    Column(
        "record_id",
        Integer,
        ForeignKey("records.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        comment="The record.",
    ),
    _text("language", "ISO 639-1 code of the language of the texts."),
    _text("functional_area", "The first part of the area column."),
    _text("sub_area", "Empty where the cell names no sub-area."),
    _text("action", "Action or deliverable; paragraphs separated by a line feed."),
    _text("objective", "Objective or need; null without such a column.", null=True),
    _text("comments", "The Secretariat's comments; null without such a column.", null=True),
    _text("budget", "The budget's cell as printed.", null=True),
    _text("cost", "The cost's cell as printed.", null=True),
    _text("cost_note", "What else the cost's cell says of the amount.", null=True),
    _text("status", "The status's cell as printed.", null=True),
    _text("merged", "The merged cell as printed.", null=True),
    comment="The words of each record, in the language of its document.",
)

timeline = Table(
    "timeline",
    metadata,
    _key(),
    _to("record_id", "records", "The record."),
    _order("Place among the record's periods, from 1."),
    _text("period", 'The year, or "2025+" for that year and beyond.'),
    _text("mark", "due, none, tbc, blank or unrecognised."),
    _text("text", "The cell as printed."),
    comment="The year columns: one row for each record and period.",
)

extra = Table(
    "extra",
    metadata,
    _key(),
    _to("record_id", "records", "The record."),
    _order("Place among the record's further columns, from 1."),
    _text("name", "Heading of the column as printed."),
    _text("text", "The cell as printed."),
    comment="Cells of columns that the plan family does not know.",
)

cited = Table(
    "cited",
    metadata,
    _key(),
    _to("record_id", "records", "The record."),
    _order("Place among the record's references, from 1."),
    _text("symbol", "Symbol of the document named."),
    comment="Documents that the texts of a record name (its references).",
)

places = Table(
    "places",
    metadata,
    _key(),
    _to("record_id", "records", "The record."),
    _order("Place among the record's places, from 1."),
    _whole("page", "Page number, from 1."),
    Column("x0", Float, nullable=False, comment="Left edge, in points from the left of the page."),
    Column("top", Float, nullable=False, comment="Upper edge, in points from the top."),
    Column("x1", Float, nullable=False, comment="Right edge, in points from the left."),
    Column("bottom", Float, nullable=False, comment="Lower edge, in points from the top."),
    comment="Where each record stands: pages and boxes; none for DOCX and text.",
)

findings = Table(
    "findings",
    metadata,
    _key(),
    _to("version_id", "versions", "The version it was found in."),
    _to("record_id", "records", "The record it is about, if one.", nullable=True),
    _order("Place among the version's findings, from 1."),
    _text("code", "Stable name of the kind of finding; docs/findings.md lists all."),
    _text("level", "error, warning or info."),
    _text("message", "What was found, in a plain sentence."),
    _text("pages", 'Pages it is about, separated by "; "; empty where there are none.'),
    comment="What is wrong, missing or uncertain in each version.",
)

comparisons = Table(
    "comparisons",
    metadata,
    Column(
        "version_id",
        Integer,
        ForeignKey("versions.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        comment="The version that came after.",
    ),
    _to("previous_version_id", "versions", "The version before it."),
    Column(
        "same_software",
        Boolean,
        nullable=False,
        comment="Whether both were read by the same software. If not, a difference can be the "
        "software's: ingest the older file again.",
    ),
    *(
        _whole(name, f"Records that were {meaning}.")
        for name, meaning in (
            ("added", "added"),
            ("removed", "removed"),
            ("implemented", "moved to an annex of implemented actions"),
            ("moved", "moved to another annex"),
            ("changed", "changed in a field"),
            ("renumbered", "given another number and nothing else"),
            ("unchanged", "left as they were"),
        )
    ),
    comment="Successive versions of a document, with how many records changed in what way.",
)


def _changes(name: str, owner: "Column[int]", comment: str) -> Table:
    return Table(
        name,
        metadata,
        _key(),
        owner,
        _order("Place in the order of the newer one, from 1."),
        _text("type", "added, removed, implemented, moved, changed or renumbered."),
        _text("kind", "action, subheading or theme."),
        _text("old_record", "Its id in the older one; null where it was added.", null=True),
        _text("new_record", "Its id in the newer one; null where it was removed.", null=True),
        Column(
            "confidence",
            Float,
            nullable=False,
            comment="How sure it is that both are the same record, from 0 to 1.",
        ),
        _text("label", "Its text, so that people know which record it is."),
        comment=comment,
    )


def _fields(name: str, owner: str) -> Table:
    return Table(
        name,
        metadata,
        _key(),
        _to("change_id", owner, "The changed record."),
        _order("Place among its fields, from 1."),
        _text("field", 'The field: "status", "cost", "timeline.2024", "action".'),
        _text(
            "old", "The older value; null where it had none. A cost or a list is JSON.", null=True
        ),
        _text("new", "The newer value, likewise.", null=True),
        _text(
            "old_text",
            "The older cell as printed; null for a text, which is old itself.",
            null=True,
        ),
        _text("new_text", "The newer cell as printed, likewise.", null=True),
        _text("parts", "For a text: JSON list of runs that are same, removed or added.", null=True),
        comment=f"What changed in each row of {owner}.",
    )


changes = _changes(
    "changes",
    Column(
        "version_id",
        Integer,
        ForeignKey("comparisons.version_id", ondelete="CASCADE"),
        nullable=False,
        index=True,
        comment="The version in which it is new.",
    ),
    "What the plan changed from a version to the next.",
)
changed_fields = _fields("changed_fields", "changes")
reading_changes = _changes(
    "reading_changes",
    _to("run_id", "runs", "The run that read it otherwise than the run before it."),
    "What a run read otherwise in the same file: made by software or options, not by the plan.",
)
reading_changed_fields = _fields("reading_changed_fields", "reading_changes")
