"""Hyphens at lines' ends: what the document's own words say they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Document, Paragraph
from normalize.hyphens import DIVISION, Hyphens, Vocabulary, without_line_hyphens
from normalize.text import join_lines
from tests.normalize.tables import action, annex, plan

# Words that are divided where typesetting divides them, and compounds that are not.
DIVIDED = {
    "en": ["imple|mentation", "respon|sibility", "govern|ance", "trans|parency"],
    "fr": ["res|ponsabilité", "exécu|tion", "l’appren|tissage", "gouver|nance"],
    "es": ["respon|sabilidad", "ejecu|ción", "transpa|rencia", "gober|nanza"],
    "ru": ["ответствен|ность", "осуществ|ление", "управ|ление", "прозрач|ность"],
}
COMPOUNDS = {
    "en": ["long-term", "self-assessment", "Member-State"],
    "fr": ["sous-traitance", "vice-présidence", "peut-être"],
    "es": ["socio-económico", "franco-español"],
    "ru": ["научно-технический", "северо-запад"],
}


def joined(lines: list[str], *elsewhere: str) -> str:
    """The lines as one text in a document that says these things elsewhere."""
    hyphens = Hyphens(lambda: Vocabulary.of(["\n".join(lines), *elsewhere]))
    return join_lines(hyphens.lines(lines))


@pytest.mark.parametrize(
    ("lines", "elsewhere", "text"),
    [
        (["imple-", "mentation"], ["the implementation"], "implementation"),
        (["imple-", "mentation"], ["implementations"], "implementation"),
        (["l’exé-", "cution"], ["son exécution"], "l’exécution"),
        (["la sous-", "traitance"], ["de sous-traitance"], "la sous-traitance"),
        (["sous\u2010", "traitance"], ["sous-traitance"], "sous-traitance"),
        (["Member-", "States"], [], "Member-States"),
        (["e-", "mail"], [], "e-mail"),
        (["short-", "and long-term"], ["a short- or long-term plan"], "short- and long-term"),
        (["vis-à-", "vis"], [], "vis-à-vis"),
        (["COVID-", "19"], [], "COVID-19"),
        (["2023-", "2025"], [], "2023-2025"),
        (["https://who.int/a-", "plan"], ["aplan"], "https://who.int/a-plan"),
        (["الخطة-", "العمل"], [], "الخطة-العمل"),
        (["the end -", "of it"], [], "the end - of it"),
    ],
)
def test_the_document_tells(lines: list[str], elsewhere: list[str], text: str) -> None:
    assert joined(lines, *elsewhere) == text


def test_the_more_frequent_of_two_spellings_is_taken() -> None:
    assert joined(["co-", "operation"], "cooperation, cooperation, co-operation") == "cooperation"
    assert joined(["co-", "operation"], "cooperation, co-operation, co-operation") == "co-operation"


def test_unknown_words_follow_the_document_s_typesetting() -> None:
    """Where no word is known, a document that divides words has divided this one."""
    lines = ["respon-", "sible"]
    assert joined(lines, "imple-\nmentation", "implementation") == "responsible"
    assert joined(lines, "sous-\ntraitance", "sous-traitance") == "respon-sible"


@pytest.mark.parametrize("language", sorted(DIVIDED))
@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_words_cut_at_lines_ends_are_whole_again(language: str, data: st.DataObject) -> None:
    words = st.sampled_from([*DIVIDED[language], *COMPOUNDS[language]])
    text = data.draw(st.lists(words, min_size=1, max_size=8))
    lines = [""]
    for word in text:
        parts = word.split("|") if "|" in word else word.split("-")
        if data.draw(st.booleans()):
            lines[-1] += parts[0] + "-"
            lines.append("-".join(parts[1:]) + " ")
        else:
            lines[-1] += word.replace("|", "") + " "
    # The document writes each word whole somewhere.
    whole = " ".join([*DIVIDED[language], *COMPOUNDS[language]]).replace("|", "")
    assert joined(lines, whole) == " ".join(text).replace("|", "")


def _plan_of(text: str, elsewhere: str) -> Document:
    row = action(1, "问责职能", text, objective=f"为了{elsewhere}")
    return annex(row)


def test_what_was_not_certain_is_found_once_at_its_record() -> None:
    read = plan(_plan_of("unfore-\nseen unfore-\nseen", "implementation"))
    (record,) = read.records
    assert record.action == "unfore-seen unfore-seen"
    (found,) = [one for one in read.all_findings() if one.code == "hyphen_uncertain"]
    assert (found.record, found.level) == (record.id, "info")
    assert "unfore-seen" in found.message
    assert "unforeseen" in found.message


def test_what_the_document_tells_is_no_finding() -> None:
    read = plan(_plan_of("imple-\nmentation", "implementation"))
    assert read.records[0].action == "implementation"
    assert "hyphen_uncertain" not in {one.code for one in read.all_findings()}


def test_an_author_s_line_keeps_its_hyphen() -> None:
    hyphens = Hyphens(lambda: Vocabulary.of(["implementation"]))
    assert hyphens.lines(["imple-", "mentation"], breaks=[1]) == ["imple-", "mentation"]
    assert hyphens.lines(["imple-", "mentation"]) == [f"imple{DIVISION}", "mentation"]


def test_paragraphs_of_pages_are_told_and_those_of_files_without_pages_are_not() -> None:
    text, whole = "imple-\nmentation", Paragraph("implementation")
    told = without_line_hyphens(Document("pdf", (Paragraph(text, page=1), whole), "rules"))[0]
    kept = without_line_hyphens(Document("docx", (Paragraph(text), whole), "markup"))[0]
    assert told.paragraphs[0].text == f"imple{DIVISION}\nmentation"
    assert kept.paragraphs[0].text == text
