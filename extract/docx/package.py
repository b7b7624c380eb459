"""The parts of a DOCX package, read with nothing taken on trust.

python-docx refuses templates, macro-enabled and Strict documents and packages with a dangling
relationship, and parses every part when it opens one. Here a part is expanded and parsed when it
is asked for, and every member is held against the limits first.
"""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

from lxml import etree

from extract.docx.member import expanded_at_once
from extract.docx.names import DOCUMENT, REL_ID, Element
from extract.errors import DamagedError, EncryptedError, UnsupportedFormatError
from extract.limits import Limits

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHUNK = 1024 * 1024
_PARSER_DEPTH = 256
_REFETCH = "fetch the document again, or open it in Word and save it anew"
_SAVE_AS_DOCX = "open it in Word and save it as .docx"
_ZIP_TROUBLE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)

# ECMA-376 part 4, annex A names the transitional namespaces, part 1 the strict ones.
_STRICT = re.compile(
    rb"""(xmlns(?::[\w.-]+)?\s*=\s*["'])http://purl\.oclc\.org/ooxml/"""
    rb"(wordprocessingml|officeDocument|drawingml)/(\w+)"
)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part: the last word of its type, and the part it leads to."""

    kind: str
    target: str


class Package:
    """An open DOCX file, with its main part found; made by `open_package`."""

    def __init__(
        self, file: BinaryIO, archive: zipfile.ZipFile, limits: Limits, where: str
    ) -> None:
        self._file = file
        self._archive = archive
        self._limits = limits
        self._expanded = 0
        self._parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
            collect_ids=False,
        )
        self.where = where
        self._relations: dict[str, dict[str, Relation]] = {}
        self._members = self._checked_members()
        if "[content_types].xml" not in self._members:
            raise UnsupportedFormatError(
                "is a zip archive but not a Word document",
                where=where,
                remedy="name the document itself",
            )
        self.main = self._find_main()

    def root(self, name: str) -> Element:
        """A part's XML."""
        return self._parse(self._content(name), name)

    def document(self) -> Element:
        """The `w:document` element (ECMA-376 part 1, 17.2.3)."""
        document = self.root(self.main)
        if document.tag != DOCUMENT:
            raise UnsupportedFormatError(
                "is an Office file but not a Word document",
                where=self.where,
                remedy="name a .docx file",
            )
        return document

    def related(self, kind: str, of: str | None = None) -> str | None:
        """The name of the first part that the main part, or `of`, is related to in that way."""
        for relation in self.relations(self.main if of is None else of).values():
            if relation.kind == kind and relation.target.lower() in self._members:
                return relation.target
        return None

    def target(self, reference: Element) -> str | None:
        """The part that the `r:id` of an element of the main part names."""
        relation = self.relations(self.main).get(reference.get(REL_ID, ""))
        if relation is None or relation.target.lower() not in self._members:
            return None
        return relation.target

    def relations(self, part: str) -> dict[str, Relation]:
        """The internal relationships of a part by their id (ECMA-376 part 2, 9.3)."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder, name = posixpath.split(part)
        member = posixpath.join(folder, "_rels", f"{name}.rels")
        if member.lower() not in self._members:
            return {}
        return {
            item.get("Id", ""): Relation(
                item.get("Type", "").rsplit("/", 1)[-1], _resolve(folder, item.get("Target", ""))
            )
            for item in self.root(member).iter("{*}Relationship")
            if item.get("TargetMode") != "External"
        }

    def _find_main(self) -> str:
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target.lower() in self._members:
                return relation.target
        if "word/document.xml" in self._members:
            return "word/document.xml"
        raise DamagedError("the document part is missing", where=self.where, remedy=_REFETCH)

    def _checked_members(self) -> dict[str, zipfile.ZipInfo]:
        limits = self._limits
        infos = self._archive.infolist()
        if len(infos) > limits.archive_members:
            raise limits.exceeded("archive_members", where=self.where)
        if sum(info.file_size for info in infos) > limits.expanded_bytes:
            raise limits.exceeded("expanded_bytes", where=self.where)
        for info in infos:
            if info.flag_bits & 1:
                raise EncryptedError(
                    "is an archive with a password",
                    where=self.where,
                    remedy="save the document without a password",
                )
            ratio = info.file_size / max(info.compress_size, 1)
            if info.file_size > _CHUNK and ratio > limits.expansion_ratio:
                raise limits.exceeded("expansion_ratio", where=self.where)
        return {info.filename.replace("\\", "/").lower(): info for info in infos}

    def _content(self, part: str) -> bytes:
        info = self._members.get(part.lower())
        if info is None:
            raise DamagedError(f"the part {part} is missing", where=self.where, remedy=_REFETCH)
        room = self._limits.expanded_bytes - self._expanded
        content = expanded_at_once(self._file, info, room)
        if content is None:
            content = self._expanded_by_pieces(info, part)
        else:
            self._expanded += len(content)
        return _transitional(content)

    def _expanded_by_pieces(self, info: zipfile.ZipInfo, part: str) -> bytes:
        chunks = []
        try:
            with self._archive.open(info) as member:
                while chunk := member.read(_CHUNK):
                    chunks.append(chunk)
                    self._expanded += len(chunk)
                    if self._expanded > self._limits.expanded_bytes:
                        break
        except _ZIP_TROUBLE as error:
            raise self._damaged(part, error) from None
        if self._expanded > self._limits.expanded_bytes:
            raise self._limits.exceeded("expanded_bytes", where=self.where)
        return b"".join(chunks)

    def _parse(self, content: bytes, part: str) -> Element:
        # Looking for one byte takes a tenth of the time, and few parts have it.
        if b"!" in content and b"<!DOCTYPE" in content:
            raise self._declares_entities(part)
        try:
            root = etree.fromstring(content, self._parser)
        except etree.XMLSyntaxError as error:
            if "depth" in str(error):
                raise self._limits.exceeded("xml_depth", where=self.where) from None
            raise self._damaged(part, error) from None
        if root.getroottree().docinfo.doctype:
            raise self._declares_entities(part)
        depth = self._limits.xml_depth
        if depth < _PARSER_DEPTH and root.xpath(f"boolean({'/*' * (depth + 1)})"):
            raise self._limits.exceeded("xml_depth", where=self.where)
        return root

    def _declares_entities(self, part: str) -> DamagedError:
        return DamagedError(
            f"{part} has a document type declaration, which a DOCX file may not have",
            where=self.where,
            remedy=_REFETCH,
        )

    def _damaged(self, part: str, error: Exception) -> DamagedError:
        return DamagedError(
            f"{part} is damaged ({_first_line(error)})", where=self.where, remedy=_REFETCH
        )


@contextmanager
def open_package(path: Path, limits: Limits) -> Iterator[Package]:
    """The package at `path`, closed at the end of the `with` block.

    Raises an error of `extract.errors` for what is no DOCX file, is damaged, is encrypted or goes
    beyond the limits.
    """
    where = path.name
    # Most packages fit into the buffer: then all their members are had by one look at the disk.
    with path.open("rb", buffering=_CHUNK) as file:
        head = file.read(len(_OLE))
        if head == _OLE:
            raise _compound_file(path)
        if not head.startswith(b"PK"):
            raise UnsupportedFormatError("is not a DOCX file", where=where, remedy=_SAVE_AS_DOCX)
        try:
            archive = zipfile.ZipFile(file)
        except _ZIP_TROUBLE as error:
            raise DamagedError(
                f"the archive is damaged ({_first_line(error)})", where=where, remedy=_REFETCH
            ) from None
        with archive:
            yield Package(file, archive, limits, where)


def _compound_file(path: Path) -> EncryptedError | UnsupportedFormatError:
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        return EncryptedError(
            "needs a password",
            where=path.name,
            remedy="open it in Word, remove the password and save it",
        )
    if "WordDocument".encode("utf-16-le") in content:
        what = "is a Word 97-2003 document (.doc)"
    else:
        what = "is an Office 97-2003 file and not a DOCX file"
    return UnsupportedFormatError(what, where=path.name, remedy=_SAVE_AS_DOCX)


def _transitional(content: bytes) -> bytes:
    """The XML in UTF-8 if it was UTF-16, and with transitional namespaces if they were strict."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", errors="replace")
        content = re.sub(r"^\s*<\?xml.*?\?>", "", text, count=1, flags=re.DOTALL).encode()
    if b"//purl.oclc.org/ooxml/" not in content:
        return content
    return _STRICT.sub(
        rb"\1http://schemas.openxmlformats.org/\2/2006/\3",
        content,
    )


def _resolve(folder: str, target: str) -> str:
    target = unquote(target).replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0].lower()
