"""A page as a small PNG file: sixteen greys, which is enough to read it by."""

import struct
import zlib
from collections.abc import Iterator

_STEPS = 15
_GREYS = bytes(round(grey * _STEPS / 255) for grey in range(256))
_HIGH = bytes((grey << 4) & 0xFF for grey in range(256))


def page_png(columns: int, rows: int, pixels: bytes) -> bytes:
    """The grey pixels (a byte each, row by row) as a PNG file (ISO/IEC 15948) of 4 bits a pixel."""
    head = struct.pack(">IIBBBBB", columns, rows, 4, 0, 0, 0, 0)
    lines = b"".join(_lines(columns, rows, pixels.translate(_GREYS)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(name, data)
        for name, data in ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    )


def _lines(columns: int, rows: int, greys: bytes) -> Iterator[bytes]:
    """Each row without a filter, two pixels a byte."""
    width = (columns + 1) // 2
    for row in range(rows):
        line = greys[row * columns : (row + 1) * columns]
        left, right = line[::2].translate(_HIGH), line[1::2].ljust(width, b"\0")
        packed = int.from_bytes(left, "big") | int.from_bytes(right, "big")
        yield b"\0" + packed.to_bytes(width, "big")


def _chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)
