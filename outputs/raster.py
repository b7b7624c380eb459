"""A drawing as a PNG file, painted with Pillow, which comes with `ebplan[draw]`."""

import io
from math import sqrt
from typing import TYPE_CHECKING, Any

from extract.errors import MissingLibraryError
from outputs.drawing import STYLES, Arrow, Drawing, Label, Rectangle, Shape
from outputs.svg import dimmed
from outputs.text import printable

if TYPE_CHECKING:
    from PIL import Image

_MOST_PIXELS = 50_000_000


def png(drawing: Drawing) -> bytes:
    """The drawing as a PNG file, in the pixels of its page.

    Letters beyond Latin-1, for which Pillow's own font has no shapes, become question marks.
    Raises MissingLibraryError where Pillow is not installed.
    """
    check_pillow()
    scale = _scale(drawing)
    image = _canvas(drawing, scale)
    painter = _Painter(image, scale)
    for group in drawing.groups:
        painter.paint(group.shapes, drawing.left, drawing.top)
    painter.paint(drawing.legend, 0, 0)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def check_pillow() -> None:
    """Raise MissingLibraryError where Pillow is not installed."""
    try:
        import PIL.ImageFont  # noqa: F401
    except ImportError:
        raise MissingLibraryError(
            "PNG pictures need Pillow",
            remedy="install it with: pip install 'ebplan[draw]', or choose a name ending in .svg",
        ) from None


def _scale(drawing: Drawing) -> float:
    """The pixels for each point: the page's own, fewer where legend and margin ask for too many."""
    own = drawing.page.columns / drawing.page.width
    return min(own, sqrt(_MOST_PIXELS / (drawing.width * drawing.height)))


def _canvas(drawing: Drawing, scale: float) -> "Image.Image":
    """A white picture with the dimmed page in its place."""
    from PIL import Image

    page = drawing.page
    canvas = Image.new("RGB", _size(drawing.width, drawing.height, scale), "white")
    grey = Image.frombytes("L", (page.columns, page.rows), dimmed(page.pixels))
    size = _size(page.width, page.height, scale)
    if abs(size[0] - page.columns) > 1 or abs(size[1] - page.rows) > 1:
        grey = grey.resize(size)
    canvas.paste(grey, (round(drawing.left * scale), round(drawing.top * scale)))
    return canvas


def _size(width: float, height: float, scale: float) -> tuple[int, int]:
    return max(1, round(width * scale)), max(1, round(height * scale))


class _Painter:
    """Paints shapes in points on an image of so many pixels a point."""

    def __init__(self, image: "Image.Image", scale: float) -> None:
        from PIL import ImageDraw

        self._draw = ImageDraw.Draw(image, "RGBA")
        self._scale = scale
        self._fonts: dict[int, Any] = {}

    def paint(self, shapes: list[Shape], left: float, top: float) -> None:
        """Paint shapes that are placed from that corner."""
        for shape in shapes:
            if isinstance(shape, Label):
                self._label(shape, (shape.x + left, shape.y + top))
            else:
                x0, y0, x1, y1 = shape.box
                box = [
                    each * self._scale for each in (x0 + left, y0 + top, x1 + left, y1 + top)
                ]  # fmt: skip
                self._box(shape, box)

    def _box(self, shape: Rectangle | Arrow, box: list[float]) -> None:
        x0, top, x1, bottom = box
        style = STYLES[shape.style]
        fill = _rgba(style.fill, style.opacity)
        if isinstance(shape, Arrow):
            tip, base = (top, bottom) if shape.up else (bottom, top)
            self._draw.polygon([(x0, base), (x1, base), ((x0 + x1) / 2, tip)], fill=fill)
            return
        edge = max(1, round(style.stroke_width * self._scale)) if style.stroke else 0
        # Pillow counts the last pixel in, and refuses a box that ends before it starts.
        inner = (x0, top, max(x1 - 1, x0), max(bottom - 1, top))
        self._draw.rectangle(inner, fill=fill, outline=_rgba(style.stroke, 1), width=edge)

    def _label(self, label: Label, at: tuple[float, float]) -> None:
        style = STYLES[label.style]
        text = printable(label.text).replace("–", "-").replace("…", "...")
        self._draw.text(
            (at[0] * self._scale, at[1] * self._scale),
            text.encode("latin-1", "replace").decode("latin-1"),
            font=self._font(round(label.size * self._scale)),
            fill=style.fill,
            anchor={"start": "ls", "middle": "ms", "end": "rs"}[label.anchor],
            stroke_width=round(self._scale * 0.6) if style.halo else 0,
            stroke_fill="white",
        )

    def _font(self, size: int) -> Any:
        from PIL import ImageFont

        if size not in self._fonts:
            self._fonts[size] = ImageFont.load_default(max(size, 4))
        return self._fonts[size]


def _rgba(colour: str | None, opacity: float) -> tuple[int, int, int, int] | None:
    if colour is None:
        return None
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue, round(opacity * 255)
