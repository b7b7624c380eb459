"""Reading a `corrections.json`: a bad one is refused whole, in one line that names the place."""

from pathlib import Path

from audit.corrections.model import CORRECTIONS_SCHEMA, Corrections
from ebplan.json_contract import JsonContract
from extract.errors import CorrectionsError
from extract.limits import Limits
from extract.source import check_path

_CORRECTIONS_FILE = JsonContract(
    model=Corrections,
    schema=CORRECTIONS_SCHEMA,
    what="a file of corrections",
    error=CorrectionsError,
    remedy="save it anew from the page of ebplan review",
    other_remedy="name the corrections.json that was saved from the page of ebplan review",
    newer_remedy="use the ebplan that wrote its page, or a newer one",
    unnamed=("accept", "correct", "accept_finding"),
)


def read_corrections_file(path: Path) -> Corrections:
    """The decisions in a `corrections.json`; raises SourceError and CorrectionsError."""
    check_path(path, Limits())
    return _CORRECTIONS_FILE.read(path.read_bytes(), path.name)
