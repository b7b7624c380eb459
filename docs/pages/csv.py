"""The page of the CSV files and their columns."""

from typing import Any

from normalize import records
from normalize.records import Plan
from outputs import columns
from outputs.finding_columns import finding_columns

_HEAD = """# The CSV files

`actions.csv` has one row for each numbered action, `subheadings.csv` one for each subheading,
`findings.csv` one for each thing that is wrong, missing or uncertain. All are views of `plan.json`:
rows in the document's order, columns as below. [Other formats](formats.md) have the same columns.

There are two flavours of the same rows and columns.

| | for spreadsheets: `--format csv` | for programs: `--format csv-exact` |
| --- | --- | --- |
| files | `actions.csv`, `subheadings.csv`, `findings.csv` | `actions.exact.csv` and so on |
| encoding | UTF-8 with byte order mark | UTF-8 |
| lines end in | CR LF | LF |
| a cell that a spreadsheet would compute | gets an apostrophe before it | as it is |

A spreadsheet computes a cell that begins with `=`, `+`, `-`, `@` (or their full-width forms), a tab
or a carriage return. A cell that is nothing but a dash or a plain number is left as it is.

Cells with commas, quotes or line breaks stand in double quotes (RFC 4180). An empty cell means
that there is nothing: a blank cell in the document, no such column in that annex, or no value to
derive. Where the difference matters, the value says so: `blank` is a cell that is there and empty.
The timeline has two columns for each period that the plan names, such as `timeline_2023`,
`timeline_2023_text`, `timeline_2025+` and `timeline_2025+_text`.

`none` is a dash, `tbc` to be confirmed or completed, `unrecognised` a wording that is not known.

"""
_FINDINGS = """

## Findings

[findings.md](findings.md) explains each code.

"""


def csv_page() -> str:
    """The columns of the tables."""
    plan = _plan_with_every_column()
    actions = {column.name: column for column in columns.action_columns(plan)}
    subheadings = {column.name: column for column in columns.subheading_columns(plan)}
    rows = [
        f"| `{name.replace('2023', 'PERIOD')}` | {column.kind} | {_holds(column)} "
        f"| {_mark(name in actions)} | {_mark(name in subheadings)} |"
        for name, column in sorted(
            (actions | subheadings).items(), key=lambda item: item[0].startswith("extra: ")
        )
    ]
    head = "| column | kind | holds | actions | subheadings |\n| --- | --- | --- | --- | --- |\n"
    found = [f"| `{each.name}` | {each.kind} | {_holds(each)} |" for each in finding_columns()]
    findings_head = "| column | kind | holds |\n| --- | --- | --- |\n"
    return _HEAD + head + "\n".join(rows) + _FINDINGS + findings_head + "\n".join(found)


def _holds(column: columns.Column[Any]) -> str:
    """What a column of a CSV file holds."""
    choices = ", ".join(f"`{choice}`" for choice in column.choices)
    if choices:
        return f"{column.meaning} {choices}."
    separated = ", separated by `; `." if column.kind in ("strings", "integers") else "."
    return column.meaning.removesuffix(".") + separated


def _mark(there: bool) -> str:
    return "yes" if there else ""


def _plan_with_every_column() -> Plan:
    entry = records.TimelineEntry(period="2023", mark="due", text="X")
    record = records.Record.model_construct(timeline=[entry], extra={"NAME": ""})
    return Plan.model_construct(records=[record])
