"""The formats a plan can be written in, and the files each of them makes."""

from collections.abc import Callable, Iterable, Mapping

from normalize.records import Plan
from outputs import csv_files, json_file

Render = Callable[[Plan], bytes]

FORMATS: Mapping[str, Mapping[str, Render]] = {
    "json": {"plan.json": json_file.plan_json},
    "csv": {
        "actions.csv": csv_files.actions_csv,
        "subheadings.csv": csv_files.subheadings_csv,
    },
    "csv-exact": {
        "actions.exact.csv": csv_files.actions_exact_csv,
        "subheadings.exact.csv": csv_files.subheadings_exact_csv,
    },
}
DEFAULT_FORMATS = ("json", "csv")


def render(plan: Plan, formats: Iterable[str] = DEFAULT_FORMATS) -> dict[str, bytes]:
    """The contents of every file of the formats, by file name."""
    return {
        name: make(plan)
        for format_ in dict.fromkeys(formats)
        for name, make in FORMATS[format_].items()
    }
