"""One member of a zip archive, expanded in one go where that can't go beyond a limit.

The standard library expands in pieces and joins them, for which it takes twice the time. What is
not as in nearly every package is left to it, and with that every complaint about damage.
"""

import struct
import zlib
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipInfo

# APPNOTE.TXT, 4.3.7 local file header: up to the lengths of the name and of the extra field.
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_SIGNATURE = b"PK\x03\x04"
_UTF_8 = 0x800
# 4.4.4: how it was deflated, that the sizes follow the data, and the encoding of the name.
_HARMLESS_FLAGS = 0x2 | 0x4 | 0x8 | _UTF_8
# Deflated data stand for at most 1032 times as many bytes.
_MOST_EXPANSION = 1032


def expanded_at_once(file: BinaryIO, info: ZipInfo, room: int) -> bytes | None:
    """The content of a member with its sizes and checksum as declared.

    None where it is packed in another way than most, is damaged, or might have over `room` bytes.
    """
    most = info.compress_size * _MOST_EXPANSION
    if (
        info.compress_type != ZIP_DEFLATED
        or info.flag_bits & ~_HARMLESS_FLAGS
        or not info.file_size <= most <= room
    ):
        return None
    try:
        file.seek(info.header_offset)
        signature, name, extra = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
        encoding = "utf-8" if info.flag_bits & _UTF_8 else "cp437"
        named = file.read(name) == info.orig_filename.encode(encoding)
        file.seek(extra, 1)
        # The buffer of exactly that size is what need not be copied.
        content = zlib.decompress(file.read(info.compress_size), -15, info.file_size or 1)
    except (struct.error, zlib.error, ValueError, OSError):
        return None
    whole = len(content) == info.file_size and zlib.crc32(content) == info.CRC
    return content if signature == _SIGNATURE and named and whole else None
