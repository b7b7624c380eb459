"""The page of `plan.json`."""

from docs.pages.models import models, section
from normalize import records
from normalize.records import Plan

_HEAD = """# The data: `plan.json`

The models in `normalize/records.py` are the one definition of this file. `ebplan schema` prints
its JSON Schema, which is also in [plan.schema.json](plan.schema.json).

The printed text is always kept beside the value that was read from it. `null` means that there is
no such thing (an annex without that column); an empty text means that the cell is blank. The same
input gives the same bytes.

A `schema` of `ebplan/1` keeps its fields and their meaning. A change that breaks readers gets a
new number, and an ebplan that does not know a number refuses the file.

"""


def data_page() -> str:
    """The data dictionary of `plan.json`."""
    sections = [section(each) for each in models(Plan, records)]
    return _HEAD + "\n".join(sections)
