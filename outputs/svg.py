"""A drawing as SVG: one file with the page's pixels in it, without scripts or anything fetched."""

import base64
import re
import struct
import zlib
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from outputs.drawing import STYLES, Arrow, Drawing, Label, Picture, Rectangle, Shape, Style
from outputs.text import printable

# XML 1.0 knows neither, not even escaped; printable() has taken the others.
_NO_XML = re.compile("[\ufffe\uffff]")
_FONT = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
# Greys are made lighter, so that what is drawn over them stands out, and few, so that they pack.
_BLACKEST, _STEPS = 75, 15


def svg(drawing: Drawing) -> bytes:
    """The drawing as an SVG file, one unit a point."""
    return "\n".join(_lines(drawing)).encode("utf-8") + b"\n"


def dimmed(pixels: bytes) -> bytes:
    """The grey pixels made lighter, in sixteen steps."""
    spread = 255 - _BLACKEST
    return pixels.translate(
        bytes(_BLACKEST + round(grey * _STEPS / 255) * spread // _STEPS for grey in range(256))
    )


def grey_png(picture: Picture) -> bytes:
    """The dimmed page as a PNG file (ISO/IEC 15948): 8 bits of grey, lines without a filter."""
    columns, rows, pixels = picture.columns, picture.rows, dimmed(picture.pixels)
    lines = b"".join(
        b"\0" + pixels[row * columns : (row + 1) * columns] for row in range(rows)
    )  # fmt: skip
    head = struct.pack(">IIBBBBB", columns, rows, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(name, data)
        for name, data in ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)


def _lines(drawing: Drawing) -> Iterator[str]:
    page, size = drawing.page, f"{_number(drawing.width)} {_number(drawing.height)}"
    width, height = size.split()
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
        f'viewBox="0 0 {size}" font-family="{_FONT}">'
    )
    yield f"<title>{_text(drawing.title)}, page {page.number}</title>"
    yield f"<style>{''.join(_css(name, style) for name, style in STYLES.items())}</style>"
    yield f'<rect width="{width}" height="{height}" fill="#fff"/>'
    yield f'<g transform="translate({_number(drawing.left)} {_number(drawing.top)})">'
    data = base64.b64encode(grey_png(page)).decode("ascii")
    yield (
        f'<image width="{_number(page.width)}" height="{_number(page.height)}" '
        f'preserveAspectRatio="none" href="data:image/png;base64,{data}"/>'
    )
    for group in drawing.groups:
        yield from _group(group.name, group.shapes)
    yield "</g>"
    yield from _group("legend", drawing.legend)
    yield "</svg>"


def _group(name: str, shapes: list[Shape]) -> Iterator[str]:
    yield f'<g id="{name}">'
    yield from map(_shape, shapes)
    yield "</g>"


def _css(name: str, style: Style) -> str:
    parts = [f"fill:{style.fill or '#fff'}"]
    if style.fill is None or style.opacity < 1:
        # Nearly nothing is still something to point at; "none" would not be.
        parts.append(f"fill-opacity:{style.opacity if style.fill else 0}")
    if style.stroke:
        parts.append(f"stroke:{style.stroke};stroke-width:{style.stroke_width}")
    if style.bold:
        parts.append("font-weight:bold")
    if style.halo:
        parts.append("paint-order:stroke;stroke:#fff;stroke-width:1.2;stroke-opacity:.85")
    return f".{name}{{{';'.join(parts)}}}"


def _shape(shape: Shape) -> str:
    if isinstance(shape, Label):
        anchor = "" if shape.anchor == "start" else f' text-anchor="{shape.anchor}"'
        return (
            f'<text class="{shape.style}" x="{_number(shape.x)}" y="{_number(shape.y)}" '
            f'font-size="{_number(shape.size)}"{anchor}>{_text(shape.text)}</text>'
        )
    x0, top, x1, bottom = shape.box
    if isinstance(shape, Arrow):
        tip, base = (top, bottom) if shape.up else (bottom, top)
        points = f"M{_number(x0)} {_number(base)}H{_number(x1)}"
        points += f"L{_number((x0 + x1) / 2)} {_number(tip)}z"
        return f"<path class={quoteattr(shape.style)} d={quoteattr(points)}/>"
    return _rectangle(shape)


def _rectangle(shape: Rectangle) -> str:
    x0, top, x1, bottom = shape.box
    start = (
        f'<rect class="{shape.style}" x="{_number(x0)}" y="{_number(top)}" '
        f'width="{_number(max(x1 - x0, 0))}" height="{_number(max(bottom - top, 0))}"'
    )
    return f"{start}><title>{_text(shape.note)}</title></rect>" if shape.note else f"{start}/>"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    """A document's own text as XML text: never markup, never a character that XML forbids."""
    plain = "\n".join(map(printable, text.split("\n")))
    return escape(_NO_XML.sub("\ufffd", plain))
