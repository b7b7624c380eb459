"""The formats a plan can be written in, and the files each of them makes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from normalize.records import Plan
from outputs import (
    csv_on_the_web,
    data_package,
    json_file,
    json_lines,
    parquet_file,
    sqlite_file,
    workbook,
)
from outputs.contents import Contents, Licence, exact_file
from outputs.csv_files import spreadsheet_csv
from outputs.tables import TABLES

Render = Callable[[Contents], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is for, and how to make each of its files.

    `check` raises MissingLibraryError where a library that it needs is not installed.
    """

    meaning: str
    files: Mapping[str, Render]
    check: Callable[[], None] = lambda: None


def _spreadsheet(table: str) -> Render:
    return lambda contents: spreadsheet_csv(contents.tables[table].lines())


def _exact(table: str) -> Render:
    return lambda contents: contents.exact_csv[table]


def _parquet(table: str) -> Render:
    return lambda contents: parquet_file.parquet(contents, table)


_EXACT = {exact_file(table): _exact(table) for table in TABLES}
FORMATS: Mapping[str, Format] = {
    "json": Format(
        "Everything: the document, its themes, each record with pages and boxes, findings.",
        {"plan.json": lambda contents: json_file.plan_json(contents.plan)},
    ),
    "csv": Format(
        "Tables for spreadsheets, in which no cell runs as a formula.",
        {f"{table}.csv": _spreadsheet(table) for table in TABLES},
    ),
    "csv-exact": Format("The same tables for programs, every cell verbatim.", _EXACT),
    "xlsx": Format(
        "A workbook to read, filter and print: a summary, the tables, what their columns mean.",
        {"plan.xlsx": workbook.workbook},
    ),
    "jsonl": Format(
        "JSON Lines: one record a line, with its document and theme in it.",
        {"records.jsonl": lambda contents: json_lines.records_jsonl(contents.plan)},
    ),
    "parquet": Format(
        "The tables with typed columns, for pandas, DuckDB and R. Needs pyarrow: "
        "`pip install 'ebplan[parquet]'`.",
        {f"{table}.parquet": _parquet(table) for table in TABLES},
        parquet_file.check_pyarrow,
    ),
    "sqlite": Format(
        "A database that opens in Datasette as it is.",
        {"plan.sqlite": sqlite_file.sqlite_database},
    ),
    "datapackage": Format(
        "A Data Package: the exact tables with their types, keys, source and licence.",
        {"datapackage.json": data_package.data_package, **_EXACT},
    ),
    "csvw": Format(
        "CSV on the Web: the exact tables with their types and keys.",
        {"csv-metadata.json": csv_on_the_web.csv_metadata, **_EXACT},
    ),
}
DEFAULT_FORMATS = ("json", "csv")


def check_formats(formats: Iterable[str]) -> None:
    """Raise MissingLibraryError where a format needs a library that is not installed."""
    for format_ in formats:
        FORMATS[format_].check()


def render(
    plan: Plan, formats: Iterable[str] = DEFAULT_FORMATS, licence: Licence | None = None
) -> dict[str, bytes]:
    """The contents of every file of the formats, by file name; raises MissingLibraryError."""
    contents = Contents(plan, licence)
    files = {name: make for format_ in formats for name, make in FORMATS[format_].files.items()}
    return {name: make(contents) for name, make in files.items()}
