"""Footnotes and endnotes: the mark in the text, and the note's own text under the same mark."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from extract.docx.names import ID, Element, child_integer, child_value, w
from extract.docx.numerals import numeral, superscript

Kind = Literal["footnote", "endnote"]

_CUSTOM_MARK = w("customMarkFollows")
_PROPERTIES = {"footnote": w("footnotePr"), "endnote": w("endnotePr")}
_FORMAT = {"footnote": "decimal", "endnote": "lowerRoman"}


@dataclass(frozen=True, slots=True)
class _Scheme:
    """How the notes of a section are numbered (ECMA-376 part 1, 17.11.17-20)."""

    form: str
    start: int = 1
    restart: str = "continuous"


class Notes:
    """The notes that a text refers to, numbered in the order in which they appear.

    A note of which the reference was deleted or is hidden is not printed, so not read. `numbered`
    says how many numbers were given so far, `in_tables` whether any stands in a table.
    """

    def __init__(
        self,
        sections: list[Element],
        settings: Element | None,
        parts: dict[Kind, Element | None],
    ) -> None:
        self._texts = {kind: _by_id(part, kind) for kind, part in parts.items()}
        self._schemes = {kind: _schemes(kind, settings, sections) for kind in parts}
        self._next = {kind: self._schemes[kind][0].start for kind in parts}
        self._section = 0
        self._used: list[tuple[Kind, Element, str]] = []
        self.numbered = 0
        self.in_tables = False
        self.by_page = any(
            scheme.restart == "eachPage" for schemes in self._schemes.values() for scheme in schemes
        )

    def mark(self, kind: Kind, reference: Element) -> str:
        """What is printed for a reference: a superscript number, nothing before a custom mark.

        17.11.14 footnoteReference, 17.11.7 endnoteReference.
        """
        custom = reference.get(_CUSTOM_MARK) in ("1", "true", "on")
        mark = "" if custom else self._count(kind)
        note = self._texts[kind].get(reference.get(ID, ""))
        if note is not None:
            self._used.append((kind, note, mark))
        return mark

    def end_section(self) -> None:
        """Go on to the next section, where the numbers may begin anew."""
        self._section += 1
        self._restart("eachSect", "eachPage")

    def end_page(self) -> None:
        """Go on to the next page, where the numbers may begin anew."""
        self._restart("eachPage")

    def texts(self, read: Callable[[Kind, Element], str]) -> Iterator[str]:
        """The notes as printed, footnotes first, read by `read`, beginning with their marks."""
        for wanted in ("footnote", "endnote"):
            for kind, note, mark in self._used:
                if kind == wanted:
                    text = read(kind, note).strip()
                    yield f"{mark} {text}".strip()

    def _count(self, kind: Kind) -> str:
        self.numbered += 1
        number = self._next[kind]
        self._next[kind] = number + 1
        return superscript(numeral(number, self._scheme(kind).form))

    def _scheme(self, kind: Kind) -> _Scheme:
        schemes = self._schemes[kind]
        return schemes[min(self._section, len(schemes) - 1)]

    def _restart(self, *reasons: str) -> None:
        for kind in self._schemes:
            scheme = self._scheme(kind)
            if scheme.restart in reasons:
                self._next[kind] = scheme.start


def _by_id(part: Element | None, kind: Kind) -> dict[str, Element]:
    if part is None:
        return {}
    return {note.get(ID, ""): note for note in part.iterchildren(w(kind))}


def _schemes(kind: Kind, settings: Element | None, sections: list[Element]) -> list[_Scheme]:
    """The numbering of each section's notes, the document's own where a section says nothing."""
    base = _scheme(
        None if settings is None else settings.find(_PROPERTIES[kind]), _Scheme(_FORMAT[kind])
    )
    return [_scheme(section.find(_PROPERTIES[kind]), base) for section in sections] or [base]


def _scheme(properties: Element | None, base: _Scheme) -> _Scheme:
    if properties is None:
        return base
    return _Scheme(
        child_value(properties, w("numFmt")) or base.form,
        child_integer(properties, w("numStart"), base.start),
        child_value(properties, w("numRestart")) or base.restart,
    )
