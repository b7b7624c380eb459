"""Characters of symbol fonts, whose codes mean nothing outside their font."""

from typing import Final

UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"

# Adobe Symbol encoding, 0x21 to 0x7E and 0xA1 to 0xFE.
_SYMBOL: dict[int, str] = dict(
    zip(
        [*range(0x21, 0x7F), *range(0xA1, 0xFF)],
        "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\u203e"
        "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
        "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
        "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\ufffd〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
        strict=True,
    )
)

_WINGDINGS = {
    0x21: "✏", 0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x36: "⌛", 0x3A: "💻", 0x3F: "✍",
    0x41: "✌", 0x43: "👍", 0x44: "👎", 0x45: "☜", 0x46: "☞", 0x47: "☝", 0x48: "☟",
    0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x4E: "☠", 0x4F: "⚐",
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "◻", 0x71: "❑", 0x72: "❒", 0x73: "⬧",
    0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "⌧", 0x7E: "❞",
    0x80: "⓪", **{0x81 + n: chr(0x2460 + n) for n in range(10)},
    0x8B: "⓿", **{0x8C + n: chr(0x2776 + n) for n in range(10)},
    0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA4: "◉", 0xA5: "◎", 0xA7: "▪", 0xA8: "◻",
    0xAB: "★", 0xB2: "⟡", 0xB5: "✪", 0xD5: "⌫", 0xD6: "⌦", 0xD8: "➢", 0xDC: "➲",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE3: "↖", 0xE4: "↗", 0xE5: "↙", 0xE6: "↘",
    0xE7: "🡐", 0xE8: "➔", 0xE9: "🡑", 0xEA: "🡓", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩",
    0xF3: "⬄", 0xF4: "⇳", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip

_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒",
    0x96: "⦁", 0x97: "●", 0x98: "•", 0x9E: "⊙", 0x9F: "⦿", 0xA0: "▪", 0xA1: "■", 0xA2: "□",
    0xA3: "□", 0xAE: "◆", 0xAF: "◇",
}  # fmt: skip

_WINGDINGS_3 = {
    0x22: "←", 0x23: "→", 0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x6A: "↖", 0x6B: "↗",
    0x6C: "↙", 0x6D: "↘", 0x70: "▲", 0x71: "▼", 0x72: "△", 0x73: "▽", 0x74: "◀", 0x75: "▶",
    0x77: "▷", 0x7D: "▶",
}  # fmt: skip

_WEBDINGS = {
    0x33: "◀", 0x34: "▶", 0x35: "▲", 0x36: "▼", 0x3D: "■", 0x61: "✔", 0x63: "□", 0x67: "■",
    0x6E: "⬤", 0x72: "✖",
}  # fmt: skip

_FONTS: dict[str, dict[int, str]] = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
}


def symbol(code: int, font: str | None) -> str:
    """The character that a font shows for a code, U+FFFD where that is not known.

    ECMA-376 part 1, 17.3.3.30 sym: codes of symbol fonts may be shifted to F000-F0FF.
    """
    table = _FONTS.get((font or "").lower())
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if table is not None and low <= 0xFF:
        return table.get(low, " " if low == 0x20 else UNKNOWN)
    if 0xE000 <= code <= 0xF8FF or not 0x20 <= code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return UNKNOWN
    return chr(code)


def unshifted(text: str, font: str | None) -> str:
    """The text with shifted symbol codes (U+F000 to U+F0FF) as the characters they show.

    A code that is not known stays as it is.
    """
    if (font or "").lower() not in _FONTS:
        return text
    return "".join(_shown(character, font) for character in text)


def _shown(character: str, font: str | None) -> str:
    if not "\uf000" <= character <= "\uf0ff":
        return character
    shown = symbol(ord(character), font)
    return character if shown == UNKNOWN else shown
