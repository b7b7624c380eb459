"""The year columns: is the deliverable due then?"""

from typing import cast

from normalize.lexicon import Lexicon
from normalize.records import Mark, TimelineEntry
from normalize.values.words import look_up


def parse_mark(period: str, text: str, lexicon: Lexicon) -> TimelineEntry:
    """The mark that a year column's text stands for."""
    mark = look_up(text, "mark", lexicon)
    return TimelineEntry(period=period, mark=cast(Mark, mark), text=text)
