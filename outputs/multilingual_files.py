"""The formats a multilingual plan can be written in, and the file each of them makes."""

from collections.abc import Callable, Iterable, Mapping

from normalize.multilingual import MultilingualPlan
from outputs.csv_files import exact_csv, spreadsheet_csv
from outputs.json_file import to_json
from outputs.multilingual_columns import action_lines

Render = Callable[[MultilingualPlan], bytes]

MULTILINGUAL_FORMATS: Mapping[str, Mapping[str, Render]] = {
    "json": {"plan.multilingual.json": lambda plan: to_json(plan.to_dict()).encode("utf-8")},
    "csv": {"actions.multilingual.csv": lambda plan: spreadsheet_csv(action_lines(plan))},
    "csv-exact": {"actions.multilingual.exact.csv": lambda plan: exact_csv(action_lines(plan))},
}


def render_multilingual(plan: MultilingualPlan, formats: Iterable[str]) -> dict[str, bytes]:
    """The contents of every file of the formats, by file name."""
    return {
        name: make(plan)
        for format_ in dict.fromkeys(formats)
        for name, make in MULTILINGUAL_FORMATS[format_].items()
    }
