"""Numbers as list labels and note marks print them (ECMA-376 part 1, 17.18.59 ST_NumberFormat)."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_SYMBOL_MARKS = "*†‡§"
_SUPERSCRIPT = str.maketrans(
    "0123456789+-=()abcdefghijklmnoprstuvwxyz",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ",
)
_RAISABLE = frozenset("0123456789")


def numeral(value: int, number_format: str) -> str:
    """The number in that format; in decimal digits where the format is not known or can't hold it.

    `padN` stands for a decimal number of at least N digits.
    """
    if number_format in ("none", "bullet"):
        return ""
    if number_format.startswith("pad"):
        return str(value).zfill(int(number_format[3:]))
    form = _FORMATS.get(number_format)
    return (form(value) if form is not None and value >= 0 else "") or str(value)


def superscript(mark: str) -> str:
    """A note's mark in superscript characters: `¹`, `ⁱᵛ`; as it is where there are none."""
    return mark.translate(_SUPERSCRIPT)


def raised(text: str) -> str:
    """Text printed as superscript: digits without letters become superscript digits.

    So a mark or an exponent is never taken for the end of the number before it. Ordinal endings
    (`st`, `e`) stay.
    """
    if any(character.isalpha() for character in text) or _RAISABLE.isdisjoint(text):
        return text
    return text.translate(_SUPERSCRIPT)


def _letters(alphabet: str) -> Callable[[int], str]:
    def form(value: int) -> str:
        # Word repeats the letter: z, aa, bb; and it stops at thirty of them.
        if not 1 <= value <= 30 * len(alphabet):
            return ""
        times, index = divmod(value - 1, len(alphabet))
        return alphabet[index] * (times + 1)

    return form


def _roman(value: int) -> str:
    if not 1 <= value <= 9999:
        return ""
    pieces = []
    for worth, letters in _ROMAN:
        times, value = divmod(value, worth)
        pieces.append(letters * times)
    return "".join(pieces)


def _block(first: str, start: int, last: int) -> Callable[[int], str]:
    """A run of characters such as ① to ⑳, beginning with `first` for the number `start`."""
    return lambda value: chr(ord(first) + value - start) if start <= value <= last else ""


def _one_of(characters: str) -> Callable[[int], str]:
    return lambda value: characters[value - 1] if 1 <= value <= len(characters) else ""


def _chinese(digits: str, units: str, gap_mark: str = "零") -> Callable[[int], str]:
    def form(value: int) -> str:
        if not 0 <= value < 10_000:
            return ""
        if value == 0:
            return digits[0]
        pieces: list[str] = []
        gap = False
        for power in (3, 2, 1, 0):
            digit = value // 10**power % 10
            if digit == 0:
                gap = bool(pieces)
                continue
            if gap:
                pieces.append(gap_mark)
                gap = False
            pieces.append(digits[digit] + (units[power - 1] if power else ""))
        text = "".join(pieces)
        return text[1:] if digits is _DIGITS and text.startswith("一十") else text

    return form


def _one_by_one(digits: str) -> Callable[[int], str]:
    return lambda value: "".join(digits[int(digit)] for digit in str(value))


def _japanese(value: int) -> str:
    text = _chinese(_DIGITS, "十百千", "")(value)
    for unit in "十百千":
        text = text.replace(f"一{unit}", unit)
    return text


def _chinese_counting(value: int) -> str:
    return (
        _chinese(_DIGITS, "十百千")(value) if value < 100 else _one_by_one("○" + _DIGITS[1:])(value)
    )


def _ordinal(value: int) -> str:
    ending = "th" if value // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _circled(value: int) -> str:
    return "⓪" if value == 0 else _block("①", 1, 20)(value) or _block("㉑", 21, 35)(value)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: str(value).zfill(2),
    "decimalFullWidth": _one_by_one("０１２３４５６７８９"),
    "decimalFullWidth2": _one_by_one("０１２３４５６７８９"),
    "decimalHalfWidth": str,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _block("⑴", 1, 20),
    "decimalEnclosedFullstop": _block("⒈", 1, 20),
    "numberInDash": lambda value: f"- {value} -",
    "hex": lambda value: f"{value:X}",
    "ordinal": _ordinal,
    "lowerLetter": _letters(_LATIN),
    "upperLetter": _letters(_LATIN.upper()),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "russianLower": _letters(_RUSSIAN),
    "russianUpper": _letters(_RUSSIAN.upper()),
    "arabicAlpha": _letters(_ARABIC),
    "arabicAbjad": _letters(_ABJAD),
    "hindiNumbers": _one_by_one("०१२३४५६७८९"),
    "chicago": _letters(_SYMBOL_MARKS),
    "chineseCounting": _chinese_counting,
    "chineseCountingThousand": _chinese(_DIGITS, "十百千"),
    "chineseLegalSimplified": _chinese(_LEGAL, "拾佰仟"),
    "taiwaneseCounting": _chinese_counting,
    "taiwaneseCountingThousand": _chinese(_DIGITS, "十百千"),
    "japaneseCounting": _japanese,
    "ideographDigital": _one_by_one(_DIGITS),
    "taiwaneseDigital": _one_by_one("○" + _DIGITS[1:]),
    "japaneseDigitalTenThousand": _one_by_one(_DIGITS),
    "ideographTraditional": _one_of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _one_of("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _block("㊀", 1, 10),
}
