"""Names of the markup that the reader knows, and the two kinds of value it holds."""

from typing import Final, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W: Final = f"{{{NAMESPACE}}}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DGM: Final = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return _W + name


def m(name: str) -> str:
    """The qualified name of an Office Math element or attribute."""
    return _M + name


VAL: Final = w("val")
ID: Final = w("id")
TYPE: Final = w("type")
REL_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

DOCUMENT: Final = w("document")
BODY: Final = w("body")
P: Final = w("p")
R: Final = w("r")
T: Final = w("t")
TBL: Final = w("tbl")
TR: Final = w("tr")
TC: Final = w("tc")
PPR: Final = w("pPr")
RPR: Final = w("rPr")
TRPR: Final = w("trPr")
TCPR: Final = w("tcPr")
SECTPR: Final = w("sectPr")
SDT: Final = w("sdt")
SDT_CONTENT: Final = w("sdtContent")
CUSTOM_XML: Final = w("customXml")
SMART_TAG: Final = w("smartTag")
INS: Final = w("ins")
DEL: Final = w("del")
MOVE_FROM: Final = w("moveFrom")
MOVE_TO: Final = w("moveTo")
NUMPR: Final = w("numPr")
NUM_ID: Final = w("numId")
ILVL: Final = w("ilvl")
PSTYLE: Final = w("pStyle")
RSTYLE: Final = w("rStyle")
RFONTS: Final = w("rFonts")
VANISH: Final = w("vanish")
SPEC_VANISH: Final = w("specVanish")
VERT_ALIGN: Final = w("vertAlign")
FLD_CHAR: Final = w("fldChar")
TXBX_CONTENT: Final = w("txbxContent")
ALT_CHUNK: Final = w("altChunk")
SUB_DOC: Final = w("subDoc")
LAST_PAGE_BREAK: Final = w("lastRenderedPageBreak")
ALTERNATE: Final = _MC + "AlternateContent"
CHOICE: Final = _MC + "Choice"
FALLBACK: Final = _MC + "Fallback"
MATH_T: Final = m("t")
DRAWING_P: Final = _A + "p"
DRAWING_T: Final = _A + "t"
DRAWING_BR: Final = _A + "br"
DIAGRAM: Final = _DGM + "relIds"
CHART: Final = _C + "chart"


def child(element: Element, name: str) -> Element | None:
    """The first child of that name: what `find` gives, without its way through paths."""
    return next(element.iterchildren(name), None)


def leading(element: Element, name: str) -> Element | None:
    """The first child of that name, sooner where it is the first of all as properties are."""
    if len(element) and (first := element[0]).tag == name:
        return first
    return child(element, name)


def by_name(element: Element | None) -> dict[str, Element]:
    """The children by their names: for properties, where each name comes once."""
    return {} if element is None else {str(each.tag): each for each in element}


def is_on(element: Element | None) -> bool:
    """Whether a toggle is set: present, and not `0`, `false` or `off` (part 1, 17.17.4)."""
    return element is not None and element.get(VAL) not in ("0", "false", "off")


def integer(text: str | None, default: int) -> int:
    """The number that an attribute holds, or `default` where it holds none."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default


def child_integer(element: Element, name: str, default: int) -> int:
    """The number in the `w:val` of the child of that name."""
    return value_integer(child(element, name), default)


def value_integer(element: Element | None, default: int) -> int:
    """The number in the `w:val` of an element, `default` where there is none."""
    return default if element is None else integer(element.get(VAL), default)


def child_value(element: Element, name: str) -> str | None:
    """The `w:val` of the child of that name, None where there is no such child."""
    found = child(element, name)
    return None if found is None else found.get(VAL)
