"""The Markdown form: what a CommonMark parser makes of it."""

import re
from collections.abc import Iterator

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from audit.diff.model import TextPart
from normalize.records import Cost, Status
from outputs.comparison import Comparison
from outputs.diff_markdown import markdown, shortened
from outputs.markdown import markdown_text
from outputs.text import printable
from tests import factory
from tests.outputs.comparisons import comparison
from tests.outputs.hostile import hostile_comparison
from tests.outputs.versions import comparisons

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
# The only HTML that a report has.
OWN = re.compile(r'</?(?:del|ins|span)>|<br>|<!-- -->|<span dir="(?:rtl|ltr)">')
# What GitHub makes links, mentions and pictures of when all markup is read.
AUTOLINK = re.compile(r"@\w|#\d|:[\w+-]+:|\bGH-\d|\bwww\.|://", re.IGNORECASE)
# What a report is made of; a link, an image, code or a list is not among it.
OWN_TOKENS = {
    "heading", "paragraph", "inline", "text", "html_inline", "strong", "table", "thead", "tbody",
    "tr", "th", "td", "text_special", "softbreak",
}  # fmt: skip


def tokens(source: str) -> Iterator[Token]:
    for token in PARSER.parse(source):
        yield token
        yield from token.children or ()


def content(source: str) -> str:
    """The words that a reader sees, lines as lines."""
    tree = lxml.html.fromstring(f"<div>{PARSER.render(source)}</div>")
    for line_end in tree.iter("br"):
        line_end.tail = "\n" + (line_end.tail or "")
    return str(tree.text_content())


def seen(text: str) -> str:
    """What a text looks like on a page: control characters as escapes, spaces as one."""
    lines = re.split(r"\r\n?|\n", text)
    return squeezed("\n".join(printable(line.replace("\t", " ")) for line in lines))


def squeezed(text: str) -> str:
    return "\n".join(" ".join(line.split(" ")) for line in re.split("\n", text))


def source_of(made: Comparison) -> str:
    return markdown(made).decode("utf-8")


@pytest.fixture(scope="module")
def hostile() -> str:
    return source_of(hostile_comparison())


def test_nothing_of_a_document_becomes_markup(hostile: str) -> None:
    kinds = {re.sub("_(open|close)$", "", token.type) for token in tokens(hostile)}
    assert kinds <= OWN_TOKENS
    inline = {token.content for token in tokens(hostile) if token.type == "html_inline"}
    assert [each for each in inline if not OWN.fullmatch(each)] == []


def test_headings_and_tables_are_the_reports_own(hostile: str) -> None:
    parsed = PARSER.parse(hostile)
    levels = [token.tag for token in parsed if token.type == "heading_open"]
    made = hostile_comparison()
    shown = [change for change in made.diff.changes if change.type != "renumbered"]
    types = {change.type for change in made.diff.changes}
    assert (levels.count("h1"), levels.count("h2")) == (1, len(types))
    assert levels.count("h3") == len(shown)
    widths = [
        row.count("<td") + row.count("<th")
        for row in re.findall(r"(?s)<tr>.*?</tr>", PARSER.render(hostile))
    ]
    assert set(widths) == {2, 3, 5}


def test_nothing_is_left_that_becomes_a_link_later(hostile: str) -> None:
    page = re.sub("<!-- -->", "\0", PARSER.render(hostile))
    for node in re.split(r"<[^>]*>", page):
        assert AUTOLINK.search(node) is None, node


def test_every_character_is_still_there(hostile: str) -> None:
    page = squeezed(content(hostile))
    made = hostile_comparison()
    there = {change.new for change in made.diff.changes if change.type == "added"}
    gone = {change.old for change in made.diff.changes if change.type == "removed"}
    alone = [record for record in made.new.records if record.id in there]
    alone += [record for record in made.old.records if record.id in gone]
    assert len(alone) == 4
    for record in alone:
        for text in (record.action, record.objective, record.comments, record.sub_area):
            assert text is None or seen(text).strip() in page


def test_changed_texts_are_whole_where_they_changed(hostile: str) -> None:
    page = PARSER.render(hostile)
    texts = {"del": "", "ins": ""}
    for tag in texts:
        texts[tag] = "".join(re.findall(rf"(?s)<{tag}>(.*?)</{tag}>", page))
    made = hostile_comparison()
    parts = [
        part
        for change in made.diff.changes
        for field in change.fields
        for part in field.parts or ()
    ]
    for tag, kind in (("del", "removed"), ("ins", "added")):
        wanted = "".join(part.text for part in parts if part.kind == kind)
        assert len(wanted) > 20
        tree = lxml.html.fromstring(f"<div>{texts[tag]}</div>".replace("<br>", "\n"))
        assert squeezed(tree.text_content()).split() == seen(wanted).split()


@given(st.text())
@settings(max_examples=50)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    for place in ("**A:** x{}x", "| a |\n| --- |\n| x{}x |"):
        source = place.format(markdown_text(text))
        assert {each.content for each in tokens(source) if each.type == "html_inline"} <= {
            "<br>", "<!-- -->", "<span>", "</span>",
        }  # fmt: skip
        assert f"x{seen(text)}x" in squeezed(content(source))


def test_marks_render_beside_ideographs_and_their_punctuation() -> None:
    old, new = "各国，（报告）。", "各国、（通报）。"
    plans = [factory.plan([factory.action(1, action=text)]) for text in (old, new)]
    source = source_of(comparison(*plans, {"A1-1": "A1-1"}))
    marks = [each.content for each in tokens(source) if each.type == "html_inline"]
    assert marks[:4] == ["<del>", "</del>", "<ins>", "</ins>"]
    assert "各国<del>，</del><ins>、</ins>（" in PARSER.render(source)


def test_the_summary_comes_first() -> None:
    made = hostile_comparison()
    source = source_of(made)
    rows = [line for line in source.splitlines() if line.startswith("| ")]
    assert rows[0].startswith("| change | records |")
    counted = dict(re.findall(r"^\| (\w+) \| (\d+) \|", source, re.MULTILINE))
    summary = made.diff.summary
    for name in ("added", "removed", "implemented", "changed", "renumbered", "unchanged"):
        assert counted.get(name.capitalize(), "0") == str(getattr(summary, name))


def test_a_fact_stands_with_its_printed_words_and_its_pages() -> None:
    old = factory.plan([factory.action(1, sources=[factory.source(2), factory.source(3)])])
    cost = Cost(kind="amount", text="12万", min_usd=120_000, max_usd=120_000)
    status = Status(value="planned", text="已做计划")
    new = factory.plan([factory.action(1, cost=cost, status=status, sources=[factory.source(4)])])
    source = source_of(comparison(old, new, {"A1-1": "A1-1"}, confidence=0.996))
    assert "| Cost | US$ 100 000 (100 000) | US$ 120 000 (12万) |" in source
    assert "| Status | ongoing (正在进行) | planned (已做计划) |" in source
    assert "pages 2, 3 → page 4 · confidence 0.99" in source


def test_a_renumbered_record_stands_with_its_confidence() -> None:
    old, new = (factory.plan([factory.action(number, action="行动")]) for number in (1, 2))
    source = source_of(comparison(old, new, {"A1-1": "A1-2"}, confidence=0.87))
    assert "| A1-1 | A1-2 | page 1 | 0.87 | 行动 |" in source


def test_a_plan_against_itself_says_so() -> None:
    plan = factory.plan()
    source = source_of(comparison(plan, plan, {record.id: record.id for record in plan.records}))
    assert "Nothing changed." in source
    assert "##" not in source


@settings(max_examples=50)
@given(st.lists(st.tuples(st.sampled_from(["same", "removed", "added"]), st.text(max_size=400))))
def test_shortening_touches_unchanged_stretches_only(parts: list[tuple[str, str]]) -> None:
    made = [TextPart(kind=kind, text=text) for kind, text in parts]
    for before, after in zip(made, shortened(made), strict=True):
        if before.kind != "same" or len(before.text) <= 160:
            assert after == before
        else:
            head, _, tail = after.text.partition("[…]")
            assert before.text.startswith(head)
            assert before.text.endswith(tail)


def test_what_is_shortened_is_said() -> None:
    long = "甲" * 400
    old = factory.plan([factory.action(1, action=f"{long}乙{long}")])
    new = factory.plan([factory.action(1, action=f"{long}丙{long}")])
    made = comparison(old, new, {"A1-1": "A1-1"})
    page = content(source_of(made))
    assert "[…] stands for words that did not change" in page
    assert f"[…]{'甲' * 60}乙丙{'甲' * 60}[…]" in page
    short = factory.plan([factory.action(1, action="丁")])
    assert "[…]" not in content(source_of(comparison(old, short, {})))


def test_amounts_among_words_from_right_to_left_are_set_apart() -> None:
    arabic = "خطة العمل للمساءلة 150 000 دولار"
    old = factory.plan([factory.action(1, action=arabic)], language="ar")
    new = factory.plan([factory.action(1, action=f"{arabic} جديدة")], language="ar")
    page = PARSER.render(source_of(comparison(old, new, {"A1-1": "A1-1"})))
    assert '<span dir="rtl">' in page
    assert '<span dir="ltr">150 000</span>' in page


@settings(max_examples=20, deadline=None)
@given(comparisons())
def test_each_change_is_there_once(made: Comparison) -> None:
    parsed = PARSER.parse(source_of(made))
    titles = [
        parsed[at + 1].content.removeprefix("Action ")
        for at, token in enumerate(parsed)
        if token.tag == "h3" and token.nesting == 1
    ]
    rows = [
        " → ".join(each.content for each in parsed[at + 2 : at + 6] if each.type == "inline")
        for at, token in enumerate(parsed)
        if token.type == "tr_open" and re.match(r"A\d-", parsed[at + 2].content)
    ]
    expected = [
        " → ".join(dict.fromkeys(id_ for id_ in (change.old, change.new) if id_))
        for type_ in ("implemented", "added", "removed", "changed", "moved", "renumbered")
        for change in made.diff.changes
        if change.type == type_
    ]
    assert titles + rows == expected
