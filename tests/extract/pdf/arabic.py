"""Arabic lines drawn as producers do: glyphs where UAX #9 puts them, in one order or another."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tests.extract.pdf.bidirectional import indexes, shown
from tests.extract.pdf.builder import Content, text_width

# From left to right as LibreOffice draws, as they are read as Chromium does, or words in turns.
Producer = Literal["visual", "logical", "mixed"]


@dataclass(frozen=True)
class Placed:
    """A glyph's character and where it begins."""

    x: float
    character: str


def place(right: float, text: str, size: float) -> list[Placed]:
    """The glyphs of a line that ends on the right, from left to right; a mark on its letter."""
    clusters = _clusters(text)
    placed: list[Placed] = []
    x = right - sum(text_width(one[0], size) for one in clusters)
    for cluster in clusters:
        placed.extend(Placed(x, one) for one in cluster)
        x += text_width(cluster[0], size)
    return placed


def draw(
    content: Content,
    right: float,
    top: float,
    text: str,
    *,
    size: float = 10,
    producer: Producer = "visual",
) -> None:
    """One line of right-to-left text; blanks are gaps, as many producers leave them."""
    placed = [one for one in place(right, text, size) if not one.character.isspace()]
    content.wide_font = "/Unicode"
    for one in _in_order(placed, producer):
        content.text(one.x, top, one.character, size)


def _in_order(placed: list[Placed], producer: Producer) -> Iterable[Placed]:
    if producer == "logical":
        return placed[::-1]
    if producer == "mixed":
        return [*placed[::2], *placed[1::2]]
    return placed


def _clusters(text: str) -> list[str]:
    """The letters with their marks as they are shown, from left to right."""
    bare = "".join(one for one in text if not unicodedata.combining(one))
    marks: dict[int, str] = {}
    letter = -1
    for one in text:
        if unicodedata.combining(one):
            marks[letter] = marks.get(letter, "") + one
        else:
            letter += 1
    places = zip(shown(bare), indexes(bare), strict=True)
    return [character + marks.get(at, "") for character, at in places]
