"""The page of what `ebplan diff --json` prints."""

from audit.diff import model
from audit.diff.model import PlanDiff
from docs.pages.models import models, section

_HEAD = """# The data: `ebplan diff --json`

The difference of two versions of a plan ([diff.md](diff.md) shows one). The models in
`audit/diff/model.py` are the one definition of it. `ebplan schema --diff` prints its JSON Schema,
which is also in [diff.schema.json](diff.schema.json).

"By key" is an object, with field names as its keys. Values are those of [plan.json](data.md), and
the same two versions give the same bytes.

A `schema` of `ebplan-diff/1` keeps its fields and their meaning. A change that breaks readers gets
a new number.

"""


def diff_page() -> str:
    """The data dictionary of what `ebplan diff --json` prints."""
    text = "\n".join(section(each) for each in models(PlanDiff, model))
    # What plans have too is explained with them.
    for name, page in (("source", "data.md"), ("costfact", "multilingual.md")):
        text = text.replace(f"(#{name})", f"({page}#{name})")
    return _HEAD + text
