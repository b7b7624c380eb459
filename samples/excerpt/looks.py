"""What each language's document looks like: paper, fonts, lines and shading.

No two look alike, so that the samples show more than one way of typesetting such a plan.
"""

from __future__ import annotations

from dataclasses import dataclass

Border = tuple[str, int, str]
"""A line's kind, its width in eighths of a point, its colour."""

A4 = (16838, 11906)
LETTER = (15840, 12240)
"""Long and short side in twentieths of a point."""

BLACK: Border = ("single", 4, "000000")
GREY: Border = ("single", 2, "999999")
DOUBLE: Border = ("double", 4, "000000")
BLUE: Border = ("single", 4, "1F3864")
NONE: Border = ("nil", 0, "auto")

Shares = tuple[int, ...]
"""The columns' shares of a table's width."""

# Number, area, action, objective, budget, cost, three years, status, comments.
ANNEX_1: Shares = (34, 92, 154, 138, 74, 74, 47, 47, 52, 74, 214)
ANNEX_2: Shares = (44, 140, 256, 220, 340)


@dataclass(frozen=True)
class Look:
    """A document's looks; sizes are in points, lengths in twentieths of a point."""

    tag: str
    font: str
    paper: tuple[int, int] = A4
    margin: int = 850
    size: float = 8
    line: float = 10
    heading_height: int = 640
    outer: Border = BLACK
    across: Border = BLACK
    down: Border = BLACK
    heading_fill: str = ""
    theme_fill: str = ""
    subheading_fill: str = ""
    heading_repeats: bool = True
    justified: bool = False
    hyphenated: bool = False
    area_over_number: bool = False
    right_to_left: bool = False
    tagged: tuple[bool, ...] = (True,)
    shares: Shares = ANNEX_1

    @property
    def text_width(self) -> int:
        """Return the width between the margins of a page in landscape."""
        return self.paper[0] - 2 * self.margin

    def widths(self, columns: int) -> tuple[int, ...]:
        """Return the width of each column of a table."""
        shares = self.shares if columns == len(self.shares) else ANNEX_2
        return tuple(self.text_width * share // sum(shares) for share in shares)


LOOKS = {
    "ar": Look(
        "ar-SA",
        "Noto Naskh Arabic",
        size=8.5,
        line=14.5,
        heading_height=760,
        heading_fill="E7E6E6",
        theme_fill="DDEBF7",
        area_over_number=True,
        right_to_left=True,
        tagged=(True, False),
        shares=(34, 90, 144, 128, 76, 98, 48, 52, 54, 74, 202),
    ),
    "en": Look(
        "en-GB",
        "Noto Serif",
        size=7.5,
        line=10,
        heading_fill="E7E6E6",
        theme_fill="D9E2EC",
        subheading_fill="F2F2F2",
        shares=(32, 92, 140, 124, 76, 92, 66, 66, 58, 92, 162),
    ),
    "es": Look(
        "es-ES",
        "Noto Sans",
        paper=LETTER,
        margin=720,
        size=7,
        line=9.5,
        outer=NONE,
        across=BLUE,
        down=NONE,
        heading_fill="D9E2F3",
        theme_fill="EDEDED",
        justified=True,
        area_over_number=True,
        shares=(30, 90, 138, 126, 88, 98, 58, 60, 70, 84, 178),
    ),
    "fr": Look(
        "fr-FR",
        "Liberation Sans",
        outer=GREY,
        across=GREY,
        down=GREY,
        heading_fill="F2F2F2",
        heading_height=760,
        hyphenated=True,
        area_over_number=True,
        tagged=(False,),
    ),
    "ru": Look(
        "ru-RU",
        "Liberation Serif",
        outer=DOUBLE,
        theme_fill="E2EFD9",
        heading_repeats=False,
        tagged=(False,),
        shares=(30, 106, 138, 126, 76, 88, 58, 58, 58, 100, 162),
    ),
    "zh": Look(
        "zh-CN",
        "Noto Serif CJK SC",
        paper=LETTER,
        margin=900,
        size=8.5,
        line=11,
        outer=NONE,
        heading_fill="E7E6E6",
        theme_fill="F2F2F2",
        area_over_number=True,
        tagged=(True, False),
    ),
}
