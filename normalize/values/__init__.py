"""The text of a cell as a typed value, the printed text kept beside it."""

from normalize.values.budget import parse_budget
from normalize.values.cost import names_multiple, names_other_currency, parse_cost
from normalize.values.status import parse_status
from normalize.values.timeline import parse_mark

__all__ = [
    "names_multiple",
    "names_other_currency",
    "parse_budget",
    "parse_cost",
    "parse_mark",
    "parse_status",
]
