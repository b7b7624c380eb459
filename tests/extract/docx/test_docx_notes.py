"""Footnotes and endnotes."""

from extract.document import Paragraph
from tests.extract.docx.packages import Reader, p, r, tbl, tc, tr, wrap


def ref(identifier: int, kind: str = "footnote", more: str = "") -> str:
    return r(f'<w:{kind}Reference w:id="{identifier}" {more}/>')


def notes(kind: str = "footnote", **texts: str) -> dict[str, str]:
    """The part with the notes: `n1="text"` is the note of id 1."""
    content = "".join(
        f'<w:{kind} w:id="{name[1:]}">{p(r(f"<w:{kind}Ref/>") + r(f" {text}"))}</w:{kind}>'
        for name, text in texts.items()
    )
    separator = f'<w:{kind} w:type="separator" w:id="-1">{p(r("<w:separator/>"))}</w:{kind}>'
    return {f"{kind}s": wrap(f"{kind}s", separator + content)}


def test_marks_in_order_of_appearance(read: Reader) -> None:
    body = p(r("a") + ref(7)) + tbl(tr(f"<w:tc>{p(r('b') + ref(3))}</w:tc>")) + p(r("c") + ref(5))
    document = read.document(body, notes(n3="third", n5="fifth", n7="seventh"))
    assert document.tables[0].cells[0].text == "b²"
    assert document.paragraphs == [
        Paragraph("a¹"),
        Paragraph("c³"),
        Paragraph("¹ seventh", "note"),
        Paragraph("² third", "note"),
        Paragraph("³ fifth", "note"),
    ]


def test_custom_mark_has_no_number(read: Reader) -> None:
    custom = r('<w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t>')
    part = {
        "footnotes": wrap(
            "footnotes",
            f'<w:footnote w:id="1">{p("* one")}</w:footnote>'
            f'<w:footnote w:id="2">{p(r("<w:footnoteRef/>") + r(" two"))}</w:footnote>',
        )
    }
    assert read.paragraphs(p(r("a") + custom + r("b") + ref(2)), part) == [
        "a*b¹",
        "* one",
        "¹ two",
    ]


def test_endnotes_come_last_in_roman_numbers(read: Reader) -> None:
    body = p(r("a") + ref(1, "endnote") + ref(1)) + p(r("b") + ref(2, "endnote"))
    parts = notes("endnote", n1="e one", n2="e two") | notes(n1="f one")
    assert read.paragraphs(body, parts) == ["aⁱ¹", "bⁱⁱ", "¹ f one", "ⁱ e one", "ⁱⁱ e two"]


def test_numbering_of_the_settings_and_sections(read: Reader) -> None:
    settings = {
        "settings": wrap(
            "settings",
            '<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="2"/>'
            '<w:numRestart w:val="eachSect"/></w:footnotePr>',
        )
    }
    section = '<w:sectPr><w:footnotePr><w:numFmt w:val="decimal"/></w:footnotePr></w:sectPr>'
    body = p(r("a") + ref(1) + ref(2), "<w:sectPr/>") + p(r("b") + ref(3)) + section
    parts = notes(n1="x", n2="y", n3="z") | settings
    assert read.paragraphs(body, parts) == ["aᵇᶜ", "b²", "ᵇ x", "ᶜ y", "² z"]


def test_notes_numbered_by_page_follow_the_saved_breaks(read: Reader) -> None:
    settings = {
        "settings": wrap(
            "settings", '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'
        )
    }
    body = p(r("a") + ref(1) + ref(2)) + p(r("<w:lastRenderedPageBreak/>") + r("b") + ref(3))
    document = read.document(body, notes(n1="x", n2="y", n3="z") | settings)
    assert [block.text for block in document.paragraphs][:2] == ["a¹²", "b¹"]
    assert document.problems == ()
    in_table = read.document(tbl(tr(tc(p(r("a") + ref(1))))), notes(n1="x") | settings)
    assert in_table.tables[0].cells[0].text == "a¹"
    assert [problem.code for problem in in_table.problems] == ["docx_note_numbers"]


def test_references_that_are_not_printed_do_not_count(read: Reader) -> None:
    hidden = ref(1).replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    deleted = f"<w:del>{ref(2)}</w:del>"
    body = p(r("a") + hidden + deleted + ref(3))
    parts = notes(n1="x", n2="y", n3="z")
    assert read.paragraphs(body, parts) == ["a¹", "¹ z"]
    assert read.paragraphs(body, parts, revisions="original") == ["a¹²", "¹ y", "² z"]


def test_note_of_several_paragraphs(read: Reader) -> None:
    part = {
        "footnotes": wrap(
            "footnotes", f'<w:footnote w:id="1">{p("one")}{p("")}{p("two")}</w:footnote>'
        )
    }
    assert read.paragraphs(p(r("a") + ref(1)), part) == ["a¹", "¹ one\ntwo"]


def test_reference_without_a_note(read: Reader) -> None:
    assert read.paragraphs(p(r("a") + ref(9))) == ["a¹"]
