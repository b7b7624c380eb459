"""What a path holds, told by its content; every refusal is one line that says what to do."""

from pathlib import Path

import pytest

from extract import read_document
from extract.errors import EbplanError, LimitError, SourceError, UnsupportedFormatError
from extract.limits import Limits
from extract.source import check_path, detect_format

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def written(tmp_path: Path, content: bytes, name: str = "plan.pdf") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "name", "file_format"),
    [
        (b"%PDF-1.7\n", "plan.pdf", "pdf"),
        (b"%PDF-1.7\n", "plan.txt", "pdf"),
        (b"junk\n" * 100 + b"%PDF-1.4\n", "plan.bin", "pdf"),
        (b"PK\x03\x04rest", "plan.pdf", "docx"),
        (OLE, "plan.docx", "docx"),
        ("编号\t领域".encode(), "plan.pdf", "text"),
        (b"\xef\xbb\xbfa\tb", "plan", "text"),
        ("编号\t领域".encode("utf-16"), "plan.txt", "text"),
        (("一" * 2000).encode(), "plan.txt", "text"),
        (b"a" + ("一" * 2000).encode(), "plan.txt", "text"),
        (b"aa" + ("一" * 2000).encode(), "plan.txt", "text"),
        (b"BMI and budget\tx\n", "plan.txt", "text"),
        (b"RIFFs in the budget\tx\n", "plan.txt", "text"),
        (b"{1} Item\tx\n", "plan.txt", "text"),
        (b"<p>One</p><p>Two</p>\tx\n", "plan.txt", "text"),
        ("编号\t领域".encode("gb18030"), "plan.txt", "text"),
        (b"[1]\tthe first\n", "plan.txt", "text"),
        (b"[new] 1\tthe first\n", "plan.txt", "text"),
        (b"[] 1\tthe first\n", "plan.txt", "text"),
        (b'["new"] 1\tthe first\n', "plan.txt", "text"),
    ],
)
def test_the_content_decides_and_not_the_name(
    tmp_path: Path, content: bytes, name: str, file_format: str
) -> None:
    assert detect_format(written(tmp_path, content, name)) == file_format


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (PNG, "is a PNG picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "is a JPEG picture"),
        (b"GIF89a\x01\x00", "is a GIF picture"),
        (b"BM\x36\x00\x00\x00\x00\x00", "is a BMP picture"),
        (b"RIFF\x24\x00\x00\x00WEBP", "is a picture or sound file"),
        (b"{\\rtf1\\ansi", "is an RTF document"),
        (b"\x1f\x8b\x08\x00", "is a gzip archive"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE HTML PUBLIC>", "is a web page (HTML)"),
        (b"<html><body>Not found\t404", "is a web page (HTML)"),
        (b'<?xml version="1.0"?>', "is an XML file"),
        (b'{\n "schema": "ebplan/1"', "is a JSON file"),
        (bytes(range(256)) * 4, "is not a PDF file"),
        (b"\x00" * 100, "is not a PDF file"),
    ],
)
def test_a_picture_named_pdf_and_other_junk(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(UnsupportedFormatError) as raised:
        detect_format(written(tmp_path, content))
    assert str(raised.value) == f"plan.pdf: {said}; ebplan reads PDF, DOCX and tab-separated text"


def test_junk_without_a_known_name_is_an_unknown_format(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFormatError, match="unknown format"):
        detect_format(written(tmp_path, b"\x00\x01", "plan.dat"))


def test_a_missing_path_is_named_in_full(tmp_path: Path) -> None:
    path = tmp_path / "none" / "plan.pdf"
    with pytest.raises(SourceError) as raised:
        check_path(path, Limits())
    assert str(raised.value) == f"{path}: no such file; check the path"


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is a folder; name the document inside it"):
        check_path(tmp_path, Limits())


def test_an_empty_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="the file is empty; fetch the document again"):
        check_path(written(tmp_path, b""), Limits())


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    path = written(tmp_path, b"%PDF-1.7")
    check_path(path, Limits(source_bytes=8))
    with pytest.raises(LimitError, match="8 bytes, more than the 7 allowed"):
        check_path(path, Limits(source_bytes=7))


@pytest.mark.parametrize("name", ["x" * 300, "a\0b", "plan.pdf/inside"])
def test_paths_that_no_system_opens(tmp_path: Path, name: str) -> None:
    written(tmp_path, b"%PDF-1.7")
    with pytest.raises(SourceError) as raised:
        check_path(tmp_path / name, Limits())
    assert len(str(raised.value).splitlines()) == 1


def test_a_device_is_no_document() -> None:
    with pytest.raises(SourceError):
        check_path(Path("/dev/null"), Limits())


@pytest.mark.parametrize(
    "content",
    [b"", PNG, bytes(range(256)), b"caf\xe9\t", b"\xff\xfe\x00\xd8", b"\x00"],
    ids=["empty", "picture", "junk", "latin-1", "half a character", "zero byte"],
)
def test_whatever_is_wrong_is_one_line_with_what_to_do(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(EbplanError) as raised:
        read_document(written(tmp_path, content))
    assert len(str(raised.value).splitlines()) == 1
    assert raised.value.remedy
    assert raised.value.where == "plan.pdf"


def test_a_reader_of_another_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFormatError) as raised:
        read_document(written(tmp_path, b"a\tb", "plan.txt"), reader="rules")
    assert "reader 'rules' can't read a text file; choose --reader markup" in str(raised.value)
