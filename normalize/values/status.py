"""The status column: how far implementation has come."""

from typing import cast

from normalize.lexicon import Lexicon
from normalize.records import Status, StatusValue
from normalize.values.words import look_up


def parse_status(text: str, lexicon: Lexicon) -> Status:
    """The status that the cell's text stands for."""
    return Status(value=cast(StatusValue, look_up(text, "status", lexicon)), text=text)
