"""An embedded Chinese font of which every glyph is one black box, so that no installed font counts.

PDFium looks up a font that isn't embedded on the machine, and the boxes of characters follow what
it finds there.
"""

import struct
import zlib
from collections.abc import Callable

_GLYPHS = 65_536


def _glyph() -> bytes:
    """A rectangle from 50, -100 to 950, 800 of an em of 1000."""
    corners = ((50, -100), (0, 900), (900, 0), (0, -900))
    return struct.pack(
        ">5h2H4B8h",
        *(1, 50, -100, 950, 800),
        *(3, 0),
        *(1, 1, 1, 1),
        *(x for x, _ in corners),
        *(y for _, y in corners),
    )


def true_type() -> bytes:
    """A font program with two glyphs: nothing, and the box."""
    glyph = _glyph()
    tables = {
        b"glyf": glyph,
        b"head": struct.pack(
            ">4I2H16x4h2H3h",
            *(0x10000, 0x10000, 0, 0x5F0F3CF5),
            *(0, 1000),
            *(50, -100, 950, 800),
            *(0, 8),
            *(2, 0, 0),
        ),
        b"hhea": struct.pack(">I3hH11hH", 0x10000, 800, -200, 0, 1000, *[0] * 11, 2),
        b"hmtx": struct.pack(">HhHh", 1000, 0, 1000, 50),
        b"loca": struct.pack(">3H", 0, 0, len(glyph) // 2),
        b"maxp": struct.pack(">I14H", 0x10000, 2, 4, 1, 0, 0, 1, *[0] * 8),
    }
    head = struct.pack(">I4H", 0x10000, len(tables), 64, 2, 32)
    directory, body = b"", b""
    for name, data in tables.items():
        at = len(head) + 16 * len(tables) + len(body)
        directory += struct.pack(">4s3I", name, 0, at, len(data))
        body += data + bytes(-len(data) % 4)
    return head + directory + body


# Ideographs that some fonts map to the Kangxi radicals which look the same.
RADICALS = {
    "方": "⽅",
    "心": "⼼",
    "目": "⽬",
    "行": "⾏",
    "力": "⼒",
    "人": "⼈",
    "用": "⽤",
    "工": "⼯",
}


def _to_unicode(radicals: bool) -> bytes:
    """A map of codes to characters (PDF 32000-1, 9.10.3), some of them to radicals."""
    rows = [f"<{row:02X}00> <{row:02X}FF> <{row:02X}00>" for row in range(256)]
    blocks = [rows[at : at + 100] for at in range(0, 256, 100)]
    ranges = "".join(
        f"{len(block)} beginbfrange\n{chr(10).join(block)}\nendbfrange\n" for block in blocks
    )
    chars = "\n".join(f"<{ord(one):04X}> <{ord(other):04X}>" for one, other in RADICALS.items())
    if radicals:
        ranges += f"{len(RADICALS)} beginbfchar\n{chars}\nendbfchar\n"
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{ranges}endcmap end end"
    ).encode()


# Letters that one glyph may show, longest first, and the character that stands for them.
LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}


def _ligatures_to_unicode(*, characters: bool) -> bytes:
    """A map of codes to Latin characters, and of the first few to what ligatures stand for."""
    chars = "\n".join(
        f"<{code:04X}> <{(one if characters else letters).encode('utf-16-be').hex()}>"
        for code, (letters, one) in enumerate(LIGATURES.items(), start=1)
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(LIGATURES)} beginbfchar\n{chars}\nendbfchar\n"
        "1 beginbfrange\n<0020> <00FF> <0020>\nendbfrange\nendcmap end end"
    ).encode()


def ligature_codes(text: str) -> str:
    """Latin text as codes of the fonts with ligatures."""
    for code, letters in enumerate(LIGATURES, start=1):
        text = text.replace(letters, chr(code))
    return text


def ligature_width(code: str) -> int:
    """How many letters a code of these fonts stands for."""
    letters = list(LIGATURES)
    return len(letters[ord(code) - 1]) if ord(code) <= len(letters) else 1


def _add_ligatures(
    new: Callable[[str], int], stream: Callable[[str, bytes], int], glyphs: int, descriptor: int
) -> list[int]:
    """Latin fonts of fixed pitch whose ligatures map to letters, or to one character."""
    widths = " ".join(str(600 * len(letters)) for letters in LIGATURES)
    own = new(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/Boxes/DW 600/W[1[{widths}]]"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/CIDToGIDMap {glyphs} 0 R/FontDescriptor {descriptor} 0 R>>"
    )
    return [
        new(
            "<</Type/Font/Subtype/Type0/BaseFont/Boxes/Encoding/Identity-H"
            f"/DescendantFonts[{own} 0 R]"
            f"/ToUnicode {stream('', _ligatures_to_unicode(characters=characters))} 0 R>>"
        )
        for characters in (False, True)
    ]


def add_fonts(new: Callable[[str], int], stream: Callable[[str, bytes], int]) -> dict[str, int]:
    """The font among a document's objects, under several names.

    Its codes are Unicode by its encoding (CJK), by a map, or by one that maps to radicals; two
    Latin ones have ligatures. `new` and `stream` add an object and say its number.
    """
    program = stream("", true_type())
    # Every character's glyph is the second, but for the space, which is CID 1 of Adobe-GB1.
    glyphs = stream("/Filter/FlateDecode", zlib.compress(bytes(4) + b"\0\1" * _GLYPHS))
    descriptor = new(
        "<</Type/FontDescriptor/FontName/Boxes/Flags 4/FontBBox[50 -100 950 800]/ItalicAngle 0"
        f"/Ascent 800/Descent -200/CapHeight 800/StemV 93/FontFile2 {program} 0 R>>"
    )
    parts = (
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Boxes/DW 1000/W[{space}[600]]"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering({ordering})/Supplement {supplement}>>"
        f"/CIDToGIDMap {glyphs} 0 R/FontDescriptor {descriptor} 0 R>>"
    )
    head = "<</Type/Font/Subtype/Type0/BaseFont/Boxes"
    font = new(parts.format(space=1, ordering="GB1", supplement=4))
    own = new(parts.format(space=32, ordering="Identity", supplement=0))
    encoded = new(f"{head}/Encoding/UniGB-UCS2-H/DescendantFonts[{font} 0 R]>>")
    mapped = [
        new(
            f"{head}/Encoding/Identity-H/DescendantFonts[{own} 0 R]"
            f"/ToUnicode {stream('', _to_unicode(radicals))} 0 R>>"
        )
        for radicals in (False, True)
    ]
    ligatures = _add_ligatures(new, stream, glyphs, descriptor)
    names = ("CJK", "Unicode", "Radicals", "Letters", "Characters")
    return dict(zip(names, (encoded, *mapped, *ligatures), strict=True))
