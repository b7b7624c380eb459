"""What a path holds: checks before a reader is chosen, by content and never by name alone."""

import hashlib
import re
from pathlib import Path

from extract.document import Format
from extract.errors import LimitError, SourceError, UnsupportedFormatError
from extract.limits import Limits

_HEAD = 4096
_KNOWN_OTHERS = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"II*\x00": "a TIFF picture",
    b"MM\x00*": "a TIFF picture",
    b"BM": "a BMP picture",
    b"RIFF": "a picture or sound file",
    b"{\\rtf": "an RTF document",
    b"%!PS": "a PostScript file",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
}
# Letters that a text may begin with as well; such a text has no zero byte.
_WORDS_TOO = (b"BM", b"RIFF", b"GIF8")
# Texts that are no transcription: what they begin with, behind white space and in any case.
_OTHER_TEXTS = (
    (re.compile(rb"<(!doctype\s+)?html", re.IGNORECASE), "a web page (HTML)"),
    (re.compile(rb"<\?xml", re.IGNORECASE), "an XML file"),
    (re.compile(rb'\{\s*"'), "a JSON file"),
)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_REMEDY = "ebplan reads PDF, DOCX and tab-separated text"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check_path(path: Path, limits: Limits) -> None:
    """Raise SourceError where there is no readable, non-empty file, LimitError where it is huge."""
    where = path.name or str(path)
    try:
        if path.is_dir():
            raise SourceError("is a folder", where=where, remedy="name the document inside it")
        size = path.stat().st_size
    except FileNotFoundError:
        raise SourceError("no such file", where=str(path), remedy="check the path") from None
    except (OSError, ValueError) as error:
        raise SourceError(f"can't be read ({_reason(error)})", where=where) from None
    if not path.is_file():
        raise SourceError("is not a regular file", where=where, remedy="copy it to a file first")
    if size == 0:
        raise SourceError("the file is empty", where=where, remedy="fetch the document again")
    if size > limits.source_bytes:
        raise LimitError(
            f"{size:,} bytes, more than the {limits.source_bytes:,} allowed",
            where=where,
            remedy="split the document",
        )


def detect_format(path: Path) -> Format:
    """The format of the content: `pdf`, `docx` or `text`.

    Raises UnsupportedFormatError for anything else, SourceError where the file can't be read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise SourceError(f"can't be read ({_reason(error)})", where=path.name) from None
    # PDF 32000-1, annex H (implementation note 13): the header may follow up to 1024 other bytes.
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLE)):
        return "docx"
    for magic, what in _KNOWN_OTHERS.items():
        if magic in _WORDS_TOO and b"\0" not in head:
            continue
        if head.startswith(magic):
            raise UnsupportedFormatError(f"is {what}", where=path.name, remedy=_REMEDY)
    if _looks_like_text(head):
        begins = head.removeprefix(_BYTE_ORDER_MARK).lstrip()
        for pattern, what in _OTHER_TEXTS:
            if pattern.match(begins):
                raise UnsupportedFormatError(f"is {what}", where=path.name, remedy=_REMEDY)
        return "text"
    suffix = path.suffix.lower().lstrip(".")
    what = f"is not a {suffix.upper()} file" if suffix in ("pdf", "docx") else "unknown format"
    raise UnsupportedFormatError(what, where=path.name, remedy=_REMEDY)


def _looks_like_text(head: bytes) -> bool:
    """Whether these bytes could be text, in whatever encoding: its reader says if it is UTF-8."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 9 or 13 < byte < 27 for byte in head)


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()


def file_sha256(path: Path) -> str:
    """The hash that tells a file by its bytes, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
