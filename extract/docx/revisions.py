"""Tracked changes: which of them are read, in the final text or in the original one."""

from collections.abc import Mapping
from typing import Literal

from extract.docx.names import (
    DEL,
    INS,
    MOVE_FROM,
    MOVE_TO,
    PPR,
    RPR,
    TCPR,
    TRPR,
    VAL,
    Element,
    child,
    w,
)

View = Literal["final", "original"]

_CELL_INS = w("cellIns")
_CELL_DEL = w("cellDel")
_CELL_MERGE = w("cellMerge")
_FORMER = {PPR: w("pPrChange"), RPR: w("rPrChange"), TCPR: w("tcPrChange"), TRPR: w("trPrChange")}
_FORMER_NUMBERING = w("ins")


class Revisions:
    """What one view of a document with tracked changes leaves out (ECMA-376 part 1, 17.13.5).

    The final view reads as if all changes were accepted, the original one as if all were refused.
    """

    def __init__(self, view: View) -> None:
        self.original = view == "original"
        self.dropped = frozenset({INS, MOVE_TO} if self.original else {DEL, MOVE_FROM})
        self._dropped_cell = _CELL_INS if self.original else _CELL_DEL

    def properties(self, element: Element) -> Element:
        """The properties that hold in this view: the tracked former ones in the original view."""
        if self.original:
            change = child(element, _FORMER[element.tag]) if element.tag in _FORMER else None
            if change is not None and len(change):
                return change[0]
        return element

    def drops_row(self, properties: Element) -> bool:
        """Whether a row with this `w:trPr` was deleted or not yet there (17.13.5.12, .16)."""
        return any(each.tag in self.dropped for each in properties)

    def drops_cell(self, properties: Mapping[str, Element]) -> bool:
        """Whether a cell with this in its `w:tcPr` was deleted or not yet there (17.13.5.1, .2)."""
        return self._dropped_cell in properties

    def joins_next(self, mark: Element) -> bool:
        """Whether a paragraph mark with this `w:rPr` was deleted or not yet there (17.13.5.15)."""
        return any(each.tag in self.dropped for each in mark)

    def numbered(self, numbering: Element) -> bool:
        """Whether this `w:numPr` holds: originally not if inserted (17.13.5.19)."""
        return not (self.original and numbering.find(_FORMER_NUMBERING) is not None)

    def merge(self, properties: Mapping[str, Element]) -> str | None:
        """A tracked vertical merge: `restart`, `continue`, or None (17.13.5.3 cellMerge)."""
        change = properties.get(_CELL_MERGE)
        if change is None:
            return None
        value = change.get(w("vMergeOrig" if self.original else "vMerge"))
        return {"rest": "restart", "cont": "continue"}.get(value or "")


def merge_value(element: Element) -> str:
    """`restart` or `continue`, which is what an absent value means (17.4.84 vMerge)."""
    return "restart" if element.get(VAL) == "restart" else "continue"
