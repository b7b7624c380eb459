"""What a typeset plan looks like: symbol, fonts, sizes, lines, shading and column widths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SHORT_SIDE, LONG_SIDE = 11906, 16838
"""A4, in twentieths of a point."""

_WIDTHS = {
    11: (540, 1240, 2300, 2060, 860, 1060, 780, 780, 820, 920, 3240),
    5: (640, 1500, 3300, 3060, 6100),
}


@dataclass(frozen=True)
class Look:
    """A document's looks; font sizes and lines are in points, lengths in twentieths of a point."""

    symbol: str = "EB152/34"
    notice: str = ""
    latin_font: str = "Liberation Serif"
    cjk_font: str = "Noto Serif CJK SC"
    prose_size: float = 12
    prose_line: float = 22
    table_size: float = 9.0
    table_line: float = 11.5
    report_margin: int = 1418
    annex_margin: int = 1119
    border_width: int = 4
    border_colour: str = "000000"
    heading_fill: str = "E7E6E6"
    theme_fill: str = "D9E2EC"
    subheading_fill: str = "F2F2F2"
    widths: Mapping[int, tuple[int, ...]] = field(default_factory=lambda: _WIDTHS)

    def fill(self, kind: str) -> str:
        """Return the shading of a kind of row, "" for none."""
        return {"theme": self.theme_fill, "subheading": self.subheading_fill}.get(kind, "")


PUBLISHED = Look()
"""The looks of `EB152_34-zh`: all that is asked for is read from the published text."""
