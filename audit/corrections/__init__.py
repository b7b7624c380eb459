"""A reviewer's decisions on a plan, and the plan with them applied.

`model` is the one definition of `corrections.json`; `fields` names the fields of a record, `values`
holds what is put into them to the rules of what is read, `apply` does it.
"""

from audit.corrections.apply import accept_findings, check_document, correct_fields
from audit.corrections.model import Corrections, corrections_schema

__all__ = [
    "Corrections",
    "accept_findings",
    "check_document",
    "correct_fields",
    "corrections_schema",
]
