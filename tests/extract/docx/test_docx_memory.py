"""A document that was read is let go at once, not when Python next looks for rings of objects."""

import gc
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.document import Document
from extract.docx import reader
from extract.docx.inline import Inline
from extract.docx.story import Story
from tests.extract.docx.packages import members, p, r, save, tbl, tr, wrap

_BOX = (
    "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>"
)
_NOTE = r('<w:footnoteReference w:id="1"/>')
_HEADER = '<w:sectPr><w:headerReference w:type="default" r:id="h1"/></w:sectPr>'


def _path(folder: Path) -> Path:
    """A document with a header, a note, a table in a table and a text box in a text box."""
    inner = r("a") + r(_BOX.format(p(r("b") + r(_BOX.format(p("c"))))))
    body = p(inner + _NOTE) + tbl(tr("1", f"<w:tc>{tbl(tr('2', '3'))}{p('4')}</w:tc>")) + _HEADER
    parts = {
        "header:h1": wrap("hdr", p("head")),
        "footnotes": wrap("footnotes", f'<w:footnote w:id="1">{p("note")}</w:footnote>'),
    }
    return save(folder, members(body, parts))


def test_nothing_of_a_document_is_left_though_nobody_looks_for_rings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[weakref.ref[object]] = []
    for kind in (Story, Inline):
        _watch(monkeypatch, kind, made)
    path = _path(tmp_path)
    reader.read_docx(path)  # what is made once stays
    made.clear()
    gc.collect()
    gc.disable()
    try:
        document = reader.read_docx(path)
        left = [each() for each in made if each() is not None]
        rings = gc.collect()
    finally:
        gc.enable()
    assert len(made) == 6
    assert left == []
    assert rings == 0
    assert _texts(document) == ["head", "a¹", "b", "c", "¹ note"]


def _watch(monkeypatch: pytest.MonkeyPatch, kind: type, made: list[weakref.ref[object]]) -> None:
    begin: Callable[..., None] = vars(kind)["__init__"]

    def watched(self: object, *arguments: object, **options: object) -> None:
        begin(self, *arguments, **options)
        made.append(weakref.ref(self))

    monkeypatch.setattr(kind, "__init__", watched)


def _texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]
