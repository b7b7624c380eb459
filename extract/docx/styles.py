"""Styles: what a paragraph or run takes from them that bears on its text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from extract.docx.names import (
    ILVL,
    NUM_ID,
    NUMPR,
    PPR,
    RPR,
    TYPE,
    VAL,
    VANISH,
    VERT_ALIGN,
    Element,
    child,
    child_value,
    integer,
    is_on,
    w,
)

_STYLE = w("style")
_STYLE_ID = w("styleId")
_DEFAULT = w("default")
_BASED_ON = w("basedOn")
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class StyleNumbering:
    """A style's list: `level` is None where the level that names the style decides."""

    num_id: int
    level: int | None
    style: str


class Styles:
    """The styles of a document (ECMA-376 part 1, 17.7), with `basedOn` followed (17.7.4.3)."""

    def __init__(self, root: Element | None = None) -> None:
        self._styles: dict[str, Element] = {}
        self._based_on: dict[str, str | None] = {}
        self._default: str | None = None
        self._of_runs: set[str] = set()
        for style in root.iterchildren(_STYLE) if root is not None else ():
            name = style.get(_STYLE_ID, "")
            kind = style.get(TYPE)
            self._styles[name] = style
            self._based_on[name] = child_value(style, _BASED_ON)
            self._of_runs.discard(name)
            if kind == "character":
                self._of_runs.add(name)
            elif kind == "paragraph" and style.get(_DEFAULT) in ("1", "true", "on"):
                self._default = name
        # Few styles bear on the text: the others need not be asked three times.
        self._bearing = {
            style
            for element in (root.iter(NUMPR, VANISH, VERT_ALIGN) if root is not None else ())
            for style in element.iterancestors(_STYLE)
        }
        self._numbering = self._resolve(_numbering)
        self._hidden = self._resolve(_hidden)
        self._raised = self._resolve(_raised)
        self.telling = frozenset(
            name
            for name in self._styles
            if name in self._numbering or self._hidden.get(name) or self._raised.get(name)
        )
        self.paragraphs_tell = not self.telling <= self._of_runs
        self.default_tells = self._default in self.telling

    def numbering(self, style: str | None) -> StyleNumbering | None:
        """The list that a paragraph style puts its paragraphs in; the default style for None."""
        return self._numbering.get(self._name(style))

    def hidden(self, style: str | None) -> bool:
        """Whether text of that paragraph style is hidden; the default style for None."""
        return self._hidden.get(self._name(style), False)

    def run_hidden(self, style: str | None) -> bool | None:
        """Whether a character style hides its text or shows it; None where it does not say."""
        return self._hidden.get(style or "")

    def run_raised(self, style: str | None) -> bool | None:
        """Whether a character style raises its text; None where it does not say."""
        return self._raised.get(style or "")

    def raised(self, style: str | None) -> bool:
        """Whether text of that paragraph style is superscript; the default style for None."""
        return self._raised.get(self._name(style), False)

    def _name(self, style: str | None) -> str:
        """The paragraph style that holds: a character style is none (17.3.1.27 pStyle)."""
        return "" if style in self._of_runs else (self._default if style is None else style) or ""

    def _resolve(self, find: Callable[[str, Element], _Found | None]) -> dict[str, _Found]:
        own = {
            name: value
            for name, style in self._styles.items()
            if style in self._bearing and (value := find(name, style)) is not None
        }
        found = {}
        for name in self._styles if own else ():
            source = next((each for each in self._lineage(name) if each in own), None)
            if source is not None:
                found[name] = own[source]
        return found

    def _lineage(self, name: str | None) -> Iterator[str]:
        seen = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            yield name
            name = self._based_on[name]


def _property(style: Element, properties: str, name: str) -> Element | None:
    holder = child(style, properties)
    return None if holder is None else child(holder, name)


def _numbering(name: str, style: Element) -> StyleNumbering | None:
    numbering = _property(style, PPR, NUMPR)
    num_id = None if numbering is None else child_value(numbering, NUM_ID)
    if numbering is None or num_id is None:
        return None
    level = child_value(numbering, ILVL)
    return StyleNumbering(integer(num_id, 0), None if level is None else integer(level, 0), name)


def _hidden(_: str, style: Element) -> bool | None:
    toggle = _property(style, RPR, VANISH)
    return None if toggle is None else is_on(toggle)


def _raised(_: str, style: Element) -> bool | None:
    position = _property(style, RPR, VERT_ALIGN)
    return None if position is None else position.get(VAL) == "superscript"
