"""Document symbols are the same in every language, whatever letters they are printed in."""

from typing import Literal

import pytest

from extract.document import Paragraph
from normalize.symbols import own_symbol, references_in

REFERENCES = {
    "Arabic": ("انظر الوثيقة م ت152/33 والوثيقة ج75/9", ["EB152/33", "A75/9"]),
    "Arabic resolutions": ("القرار ج ص ع75-ق8 والمقرر م ت150(23)", ["WHA75.R8", "EB150(23)"]),
    "Arabic decision": ("المقرر الإجرائي ج ص ع75(8)", ["WHA75(8)"]),
    "Arabic figures": ("الوثيقة م ت١٥٢/٣٣ تنقيح ١", ["EB152/33 Rev.1"]),
    "Arabic with points": ("م.ت.152/33", ["EB152/33"]),
    "and, written together": ("الوثيقتان م ت152/33 وج75/9", ["EB152/33", "A75/9"]),
    "marks of direction": ("\u2067م ت\u2069\u200e152/33\u200e", ["EB152/33"]),
    "Latin in Arabic": ("انظر الوثيقة JIU/REP/2020/1", ["JIU/REP/2020/1"]),
    "Cyrillic look-alikes": ("см. документы ЕВ152/33 и А75/9 Rev.1", ["EB152/33", "A75/9 Rev.1"]),
    "Russian": ("резолюция WHA75(8), решение EB150(23)", ["WHA75(8)", "EB150(23)"]),
    "French": ("voir le document A75/9, paragraphe 3", ["A75/9"]),
    "a word that ends so": ("منهج75/9 وخرج 12/3", []),
    "no symbol": ("В 2023/2024 гг. и на 50/60%", []),
}


@pytest.mark.parametrize(("text", "symbols"), REFERENCES.values(), ids=REFERENCES.keys())
def test_references(text: str, symbols: list[str]) -> None:
    assert references_in([text]) == symbols


@pytest.mark.parametrize("head", ["م ت152/34", "\u200fم ت١٥٢/٣٤", "EB152/34", "ЕВ152/34"])
@pytest.mark.parametrize("kind", ["running", "body"])
def test_the_documents_own_symbol(head: str, kind: Literal["running", "body"]) -> None:
    paragraphs = [Paragraph("ج75/9 في النص هنا"), Paragraph(head, kind=kind)]
    assert own_symbol(paragraphs, "EB152/1") == "EB152/34"


def test_the_usual_symbol_in_the_text_counts() -> None:
    paragraphs = [Paragraph("تقرير وارد في الوثيقة م ت152/34 وغيرها")]
    assert own_symbol(paragraphs, "EB152/34") == "EB152/34"
    assert own_symbol(paragraphs, "EB152/35") is None
