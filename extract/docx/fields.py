"""Complex fields: their results are text, their instructions are not."""

from collections.abc import Sequence

from extract.docx.names import Element, child_integer, is_on, w

_KIND = w("fldCharType")
_DATA = w("ffData")
_CHECK_BOX = w("checkBox")
_LIST = w("ddList")


class Fields:
    """Where a story stands among its complex fields (ECMA-376 part 1, 17.16.18 fldChar).

    `muted` tells whether text at this point belongs to an instruction. A field that never ends
    has none to speak of: what follows its beginning is read. `marks` are all its `w:fldChar`.
    """

    def __init__(self, marks: Sequence[Element]) -> None:
        self._in_instruction: list[bool] = []
        self._endless = _endless(marks)
        self.muted = False

    def pass_mark(self, mark: Element) -> str:
        """Pass a `w:fldChar`; what a form field prints at its beginning comes back."""
        kind = mark.get(_KIND)
        if kind == "begin" and mark not in self._endless:
            printed = "" if self.muted else _form_field(mark)
            self._in_instruction.append(True)
            self.muted = True
            return printed
        if kind == "separate" and self._in_instruction:
            self._in_instruction[-1] = False
        elif kind == "end" and self._in_instruction:
            self._in_instruction.pop()
        self.muted = True in self._in_instruction
        return ""


def _endless(marks: Sequence[Element]) -> set[Element]:
    begun: list[Element] = []
    for mark in marks:
        kind = mark.get(_KIND)
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            begun.pop()
    return set(begun)


def _form_field(mark: Element) -> str:
    """The box of a check box (17.16.7), the chosen entry of a drop-down list (17.16.9)."""
    data = mark.find(_DATA)
    if data is None:
        return ""
    box = data.find(_CHECK_BOX)
    if box is not None:
        state = box.find(w("checked"))
        return "☒" if is_on(box.find(w("default")) if state is None else state) else "☐"
    choices = data.find(_LIST)
    if choices is None:
        return ""
    entries = [entry.get(w("val"), "") for entry in choices.iterchildren(w("listEntry"))]
    chosen = child_integer(choices, w("result"), child_integer(choices, w("default"), 0))
    return entries[chosen] if 0 <= chosen < len(entries) else ""
