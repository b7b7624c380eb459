"""Packages of other kinds, and files that are damaged, hostile or something else."""

import zipfile
from pathlib import Path

import pytest

from extract.docx import read_docx
from extract.errors import (
    DamagedError,
    EbplanError,
    EncryptedError,
    LimitError,
    SourceError,
    UnsupportedFormatError,
)
from extract.limits import Limits
from tests.extract.docx.packages import MAIN, members, p, r, save, span, tbl, tc, tr, wrap

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BODY = p("a") + tbl(tr("b", "c"))
STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/": "wordprocessingml/",
    "http://schemas.openxmlformats.org/officeDocument/2006/": "officeDocument/",
    "http://schemas.openxmlformats.org/drawingml/2006/": "drawingml/",
}


def read_texts(path: Path) -> list[str]:
    document = read_docx(path)
    cells = [cell.text for table in document.tables for cell in table.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells


@pytest.mark.parametrize(
    "main_type",
    [
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_templates_and_macro_documents(tmp_path: Path, main_type: str) -> None:
    path = save(tmp_path, members(BODY, main_type=main_type), "test.docm")
    assert read_texts(path) == ["a", "b", "c"]


def test_strict_open_xml(tmp_path: Path) -> None:
    contents = members(BODY + p("http://schemas"), {"footnotes": wrap("footnotes", "")})
    for name, content in contents.items():
        for transitional, strict in STRICT.items():
            content = content.replace(transitional, f"http://purl.oclc.org/ooxml/{strict}")
        contents[name] = content
    assert "purl.oclc.org" in contents["word/document.xml"]
    assert read_texts(save(tmp_path, contents)) == ["a", "http://schemas", "b", "c"]


def test_strict_namespace_in_the_text_stays(tmp_path: Path) -> None:
    address = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert read_texts(save(tmp_path, members(p(address)))) == [address]


def test_utf_16(tmp_path: Path) -> None:
    contents: dict[str, str | bytes] = {**members(BODY)}
    document = str(contents["word/document.xml"]).replace("UTF-8", "UTF-16")
    contents["word/document.xml"] = document.encode("utf-16")
    assert read_texts(save(tmp_path, contents)) == ["a", "b", "c"]


def test_other_names_of_parts(tmp_path: Path) -> None:
    contents = members(BODY)
    contents["Word\\Document2.xml"] = contents.pop("word/document.xml")
    contents["_rels/.rels"] = contents["_rels/.rels"].replace(
        "word/document.xml", "/word/document2.xml"
    )
    assert read_texts(save(tmp_path, contents)) == ["a", "b", "c"]


def test_dangling_and_external_relationships(tmp_path: Path) -> None:
    contents = members(BODY, {"styles": wrap("styles", ""), "header:h": wrap("hdr", "")})
    del contents["word/styles.xml"]
    contents["word/_rels/document.xml.rels"] = contents["word/_rels/document.xml.rels"].replace(
        'Target="headerh.xml"', 'Target="http://example.org/h.xml" TargetMode="External"'
    )
    body = contents["word/document.xml"].replace(
        "</w:body>", '<w:sectPr><w:headerReference r:id="h"/></w:sectPr></w:body>'
    )
    contents["word/document.xml"] = body
    assert read_texts(save(tmp_path, contents)) == ["a", "b", "c"]


def test_package_without_root_relationship(tmp_path: Path) -> None:
    contents = members(BODY)
    del contents["_rels/.rels"]
    assert read_texts(save(tmp_path, contents)) == ["a", "b", "c"]


def refused(path: Path, kind: type[EbplanError], words: str, limits: Limits | None = None) -> None:
    with pytest.raises(kind, match=words) as caught:
        read_docx(path, limits=limits)
    message = str(caught.value)
    assert message.startswith(f"{path.name}: ")
    assert "\n" not in message
    assert caught.value.remedy


def test_what_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        read_docx(tmp_path / "none.docx")
    refused(tmp_path, SourceError, "is a folder")
    empty = tmp_path / "empty.docx"
    empty.touch()
    refused(empty, SourceError, "empty")


@pytest.mark.parametrize("content", [b"plain text", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7"])
def test_not_a_zip(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "test.docx"
    path.write_bytes(content)
    refused(path, UnsupportedFormatError, "not a DOCX file")


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9, 0.99])
def test_truncated_zip(tmp_path: Path, part: float) -> None:
    path = save(tmp_path, members(BODY))
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * part)])
    refused(path, DamagedError, "archive is damaged")


def test_overwritten_content(tmp_path: Path) -> None:
    path = save(tmp_path, members(BODY))
    content = bytearray(path.read_bytes())
    content[60:200] = bytes(140)
    path.write_bytes(content)
    refused(path, DamagedError, "damaged")


def test_lying_size(tmp_path: Path) -> None:
    path = save(tmp_path, members(BODY))
    size = len(members(BODY)["word/document.xml"].encode())
    content = path.read_bytes().replace(size.to_bytes(4, "little"), (20).to_bytes(4, "little"))
    path.write_bytes(content)
    refused(path, DamagedError, "word/document.xml is damaged")


def test_zip_of_something_else(tmp_path: Path) -> None:
    refused(save(tmp_path, {"a.txt": "a"}), UnsupportedFormatError, "not a Word document")


def test_package_without_document(tmp_path: Path) -> None:
    contents = members(BODY)
    del contents["word/document.xml"]
    refused(save(tmp_path, contents), DamagedError, "document part is missing")


def test_workbook(tmp_path: Path) -> None:
    contents = members(BODY) | {"word/document.xml": "<workbook/>"}
    refused(save(tmp_path, contents), UnsupportedFormatError, "not a Word document")


def test_document_without_body(tmp_path: Path) -> None:
    contents = members(BODY) | {"word/document.xml": wrap("document", "")}
    refused(save(tmp_path, contents), DamagedError, "no body")


@pytest.mark.parametrize("xml", ["", "<w:document", "<a></b>", "\x00"])
def test_broken_xml(tmp_path: Path, xml: str) -> None:
    contents = members(BODY) | {"word/document.xml": xml}
    refused(save(tmp_path, contents), DamagedError, r"word/document\.xml is damaged")


ENTITY = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "yy">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("part", ["word/document.xml", "_rels/.rels", "word/styles.xml"])
def test_document_type_declaration(tmp_path: Path, part: str, encoding: str) -> None:
    contents: dict[str, str | bytes] = {**members(BODY, {"styles": wrap("styles", "")})}
    head, xml = f'<?xml version="1.0" encoding="{encoding[:6]}"?>', str(contents[part])
    text = head + ENTITY + xml.removeprefix('<?xml version="1.0" encoding="UTF-8"?>')
    contents[part] = text.replace("<w:t ", "<w:t>&x;&y;</w:t><w:t ").encode(encoding)
    refused(save(tmp_path, contents), DamagedError, "document type declaration")


def test_encrypted_document(tmp_path: Path) -> None:
    path = tmp_path / "test.docx"
    path.write_bytes(OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le"))
    refused(path, EncryptedError, "password")


def test_old_word_document(tmp_path: Path) -> None:
    path = tmp_path / "test.docx"
    path.write_bytes(OLE + bytes(504) + "WordDocument".encode("utf-16-le"))
    refused(path, UnsupportedFormatError, r"save it as \.docx")
    path.write_bytes(OLE + bytes(504))
    refused(path, UnsupportedFormatError, r"save it as \.docx")


def test_zip_with_password(tmp_path: Path) -> None:
    path = save(tmp_path, members(BODY))
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    refused(path, EncryptedError, "password")


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(source_bytes=100), "100 allowed"),
        (Limits(archive_members=3), "3 members in the archive"),
        (Limits(expanded_bytes=1000), "1,000 bytes when the archive is expanded"),
        (Limits(characters=2), "2 characters of text"),
        (Limits(cells=1), "1 table cells"),
        (Limits(xml_depth=6), "6 levels of nested XML"),
    ],
)
def test_limits(tmp_path: Path, limits: Limits, words: str) -> None:
    refused(save(tmp_path, members(BODY)), LimitError, words, limits)


def test_limits_just_met(tmp_path: Path) -> None:
    limits = Limits(characters=3, cells=2, archive_members=4, xml_depth=8)
    assert read_docx(save(tmp_path, members(BODY)), limits=limits).tables


def test_expansion_ratio(tmp_path: Path) -> None:
    contents = members(BODY) | {"word/media/bomb.bin": "0" * (2 * 1024 * 1024)}
    path = save(tmp_path, contents)
    refused(path, LimitError, "500 times its packed size")
    assert read_docx(path, limits=Limits(expansion_ratio=2000)).tables


def test_span_beyond_all_bounds(tmp_path: Path) -> None:
    path = save(tmp_path, members(tbl(tr(tc("a", span(2_000_000_000))))))
    refused(path, LimitError, "table cells")
    before = save(tmp_path, members(tbl(tr("a", properties='<w:gridBefore w:val="9999999999"/>'))))
    refused(before, LimitError, "table cells")


def test_label_beyond_all_bounds(tmp_path: Path) -> None:
    level = f'<w:lvl w:ilvl="0"><w:lvlText w:val="{"%1" * 100_000}"/></w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = p("a", '<w:numPr><w:numId w:val="1"/></w:numPr>') * 10
    path = save(tmp_path, members(body, {"numbering": wrap("numbering", numbering)}))
    refused(path, LimitError, "characters of text", Limits(characters=5000))


def test_nesting_beyond_the_parser(tmp_path: Path) -> None:
    deep = p("a")
    for _ in range(100):
        deep = tbl(tr(tc(deep)))
    refused(save(tmp_path, members(deep)), LimitError, "256 levels")


def test_deep_nesting_within_the_limit(tmp_path: Path) -> None:
    deep = p("a")
    for _ in range(80):
        deep = tbl(tr(tc(deep)))
    assert read_docx(save(tmp_path, members(deep))).tables[0].cells[0].text == "a"
    runs = r("a")
    for _ in range(240):
        runs = f"<w:smartTag>{runs}</w:smartTag>"
    assert read_texts(save(tmp_path, members(p(runs)))) == ["a"]


def test_unpacked_members_are_not_read(tmp_path: Path) -> None:
    path = save(tmp_path, members(BODY))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/media/picture.xml", "<broken")
    assert read_texts(path) == ["a", "b", "c"]
    assert MAIN in members(BODY)["[Content_Types].xml"]
