"""The page of the formats with their files, and the tables of those that are databases."""

from normalize import records
from normalize.records import Plan
from outputs.contents import Contents
from outputs.formats import FORMATS
from outputs.relation import Field
from outputs.relations import relations

_HEAD = """# The formats

`ebplan extract --format NAME` and `ebplan export --format NAME` write them, `--format all` every
one; from Python, `ebplan.write_plan(plan, folder, ["xlsx", "parquet"])`. All are made from the same
tables: a column has the same name and means the same in each ([csv.md](csv.md)). The
[cookbook](cookbook.md) shows how to open them.

The same plan gives the same bytes, with the same versions of the libraries that write them. No
file holds the time it was made or a path of the machine.

"""
_NOTES = """

## The workbook

`plan.xlsx` opens in Excel, LibreOffice and Numbers. Its sheets are a summary (which document, how
many actions by theme and status, what is due when, budget, money, findings), actions, subheadings,
findings, and what the columns mean.

- Rows can be filtered by any column; headings and ids stay in sight. Print is A3 landscape with
  the columns that the document itself has; those to the right of them are not printed.
- Amounts and numbers are numbers. Year columns have a value (`due`, `none`,
  `tbc`, `blank`, `unrecognised`) and the cell as printed (`X`) beside it.
- Texts are never formulas or links. Nothing is locked, so that values can be corrected by hand.
- The sheets of an Arabic plan run from right to left; the summary is in English.
- A cell holds 32,767 characters: a longer text goes on in further columns, `action (continued 1)`.
  Control characters are kept as Excel writes them (`_x000B_`). An amount of more than 15 digits is
  a text, as a spreadsheet would round it.

## Parquet

Counts and amounts are integers, truth values boolean, `references`, `pages` and `findings` lists,
values of few choices (`budget`, `status`) dictionaries, so that pandas has them as categories.
Columns have descriptions, and the file has the document's symbol, title, language, file and hash
in its metadata (`ebplan.symbol` and so on). What is empty in a CSV file is null here where the
document has no such column, and an empty text where the cell is blank. An amount beyond 64 bits is
null, with its text beside it; so it is in SQLite.

## JSON Lines

Each line is a record as in [plan.json](data.md), behind `schema`, `symbol` and `language`, and with
`theme_title` behind its `theme`. Files of several plans can be put one behind the other.

## The Data Package

`datapackage.json` follows [Data Package](https://datapackage.org) version 2: for each exact CSV
file its columns with types and values, its key, its links, its size and hash, and the document as
source.
`frictionless validate datapackage.json` holds the files against it.

The licence is the one named with `--licence`, an [SPDX](https://spdx.org/licenses/) name or the
address of its words. Without it none is stated: the texts are those of the document, and what may
be done with them is for its publisher to say. (For EB152/34 that is WHO.) ebplan's own licence is
for ebplan, not for what it reads.

## CSV on the Web

`csv-metadata.json` is the file that W3C's [CSV on the Web](https://www.w3.org/TR/tabular-metadata/)
has processors look for beside a CSV file. It gives titles, types, values, separators and keys. As
its names may hold ASCII letters and figures only, `timeline_2025+` is `timeline_2025%2B`.

## SQLite

`plan.sqlite` holds one plan. [The database](store.md) that `ebplan ingest` makes keeps versions
with their history. Lists are JSON arrays, for SQLite's `json_each` and Datasette's facets; truth
values are 0 and 1. In a plan whose ids repeat (a finding says so) the keys that it breaks are left
out.

"""


def formats_page() -> str:
    """The formats with their files."""
    rows = [
        f"| `{name}` | {', '.join(f'`{file}`' for file in each.files)} | {each.meaning} |"
        for name, each in FORMATS.items()
    ]
    head = "| name | files | what it is for |\n| --- | --- | --- |\n"
    tables = [
        f"### {table.name}\n\n{table.meaning}\n\n| column | type | holds |\n| --- | --- | --- |\n"
        + "\n".join(_relation_field(field) for field in table.fields)
        + "\n"
        for table in relations(Contents(_empty_plan()))
    ]
    return _HEAD + head + "\n".join(rows) + _NOTES + "\n".join(tables)


def _relation_field(field: Field) -> str:
    link = f" To [{field.link[0]}](#{field.link[0]})." if field.link else ""
    return f"| `{field.name}` | {field.type} | {field.meaning}{link} |"


def _empty_plan() -> Plan:
    source = records.SourceFile(name="", format="text", sha256="0" * 64, pages=None)
    document = records.PlanDocument(
        symbol="", title="", language="en", profile="", source=source, reader=""
    )
    return Plan(document=document, themes=[], records=[])
