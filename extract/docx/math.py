"""Formulas in a line of text, so that two numbers never run together (ECMA-376 part 1, 22.1)."""

from collections.abc import Callable

from extract.docx.names import Element, m
from extract.docx.numerals import superscript

Read = Callable[[Element | None], str]

_VAL = m("val")


def fraction(formula: Element, read: Read) -> str:
    """`a/b` (22.1.2.36 f)."""
    return f"{_grouped(read(formula.find(m('num'))))}/{_grouped(read(formula.find(m('den'))))}"


def power(formula: Element, read: Read) -> str:
    """`x²`, or `x^(n+y)` where there are no superscript characters (22.1.2.105 sSup)."""
    exponent = read(formula.find(m("sup")))
    raised = superscript(exponent)
    if raised == exponent or not exponent.isdecimal():
        raised = f"^{_grouped(exponent)}"
    return read(formula.find(m("e"))) + raised


def root(formula: Element, read: Read) -> str:
    """`√x`, with its degree before it (22.1.2.88 rad)."""
    return superscript(read(formula.find(m("deg")))) + "√" + _grouped(read(formula.find(m("e"))))


def delimited(formula: Element, read: Read) -> str:
    """`(a|b)` with the delimiters that the formula names (22.1.2.24 d)."""
    properties = formula.find(m("dPr"))
    begin = _character(properties, "begChr", "(")
    end = _character(properties, "endChr", ")")
    between = _character(properties, "sepChr", "|")
    return begin + between.join(read(part) for part in formula.iterchildren(m("e"))) + end


def operator(formula: Element, read: Read) -> str:
    """`∑` and its like with its limits and its operand (22.1.2.70 nary)."""
    sign = _character(formula.find(m("naryPr")), "chr", "∫")
    low, high = read(formula.find(m("sub"))), read(formula.find(m("sup")))
    limits = (f"_{_grouped(low)}" if low else "") + (f"^{_grouped(high)}" if high else "")
    return f"{sign}{limits} {read(formula.find(m('e')))}"


def _character(properties: Element | None, name: str, default: str) -> str:
    child = None if properties is None else properties.find(m(name))
    return default if child is None else child.get(_VAL, "")


def _grouped(text: str) -> str:
    return text if text.isalnum() or not text else f"({text})"
