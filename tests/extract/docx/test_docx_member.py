"""Members of a package expanded in one go: the same content as the standard library's, or none."""

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from extract.docx.member import expanded_at_once

_ROOM = 512 * 1024 * 1024


def _packed(content: bytes, name: str, method: int = zipfile.ZIP_DEFLATED) -> io.BytesIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("before.xml", b"before")
        archive.writestr(name, content)
    return file


def _expanded(file: io.BytesIO, name: str, room: int = _ROOM) -> bytes | None:
    with zipfile.ZipFile(file) as archive:
        return expanded_at_once(file, archive.getinfo(name), room)


@given(st.binary(min_size=1), st.integers(1, 500), st.sampled_from(["word/document.xml", "文.xml"]))
def test_a_member_is_what_was_packed(piece: bytes, times: int, name: str) -> None:
    assert _expanded(_packed(piece * times, name), name) == piece * times


def test_a_member_that_might_go_beyond_the_room_is_left_to_the_counting_reader() -> None:
    file = _packed(b"text", "word/document.xml")
    with zipfile.ZipFile(file) as archive:
        most = archive.getinfo("word/document.xml").compress_size * 1032
    assert _expanded(file, "word/document.xml", most) == b"text"
    assert _expanded(file, "word/document.xml", most - 1) is None


def test_a_member_that_is_only_stored_is_left_to_the_standard_library() -> None:
    assert _expanded(_packed(b"text", "a.xml", zipfile.ZIP_STORED), "a.xml") is None


@given(st.data())
def test_a_changed_byte_gives_the_same_content_or_none(data: st.DataObject) -> None:
    content = b"<w:p>" + bytes(range(256)) * 3
    file = _packed(content, "a.xml")
    packed = bytearray(file.getvalue())
    with zipfile.ZipFile(file) as archive:
        start, end = archive.getinfo("a.xml").header_offset, archive.start_dir
    position = data.draw(st.integers(start, end - 1))
    packed[position] ^= data.draw(st.integers(1, 255))
    found = _expanded(io.BytesIO(bytes(packed)), "a.xml")
    assert found is None or found == content


@given(st.integers(0, 2**32 - 1))
def test_a_declared_size_that_is_wrong_is_not_believed(size: int) -> None:
    content = b"text" * 1000
    file = _packed(content, "a.xml")
    with zipfile.ZipFile(file) as archive:
        info = archive.getinfo("a.xml")
    info.file_size = size
    found = expanded_at_once(file, info, _ROOM)
    assert found == (content if size == len(content) else None)
