"""The page of `corrections.json`."""

from audit.corrections import model
from audit.corrections.model import Corrections
from docs.pages.models import models, section

_HEAD = """# The data: `corrections.json`

What a reviewer decided, saved from the page of `ebplan review` and applied by `ebplan extract
--corrections` ([review.md](review.md)). The models in `audit/corrections/model.py` are the one
definition of it. `ebplan schema --corrections` prints its JSON Schema, which is also in
[corrections.schema.json](corrections.schema.json).

A decision is one of three kinds, told by its `decision`: `accept` and `correct` are about a field,
`accept_finding` about a finding. A field's value (`read`, `corrected`) has the form that
[plan.json](data.md) gives it: a string, a number or null, or the object of a budget, cost, status,
year or merged cell.

A `schema` of `ebplan-corrections/1` keeps its fields and their meaning. A change that breaks
readers gets a new number.

"""


def corrections_page() -> str:
    """The data dictionary of `corrections.json`."""
    sections = [section(each) for each in models(Corrections, model)]
    return _HEAD + "\n".join(sections)
