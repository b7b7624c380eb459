"""A difference as GitHub-flavoured Markdown, for a mail or a pull request.

Changed words stand in `<del>` and `<ins>`: beside ideographs and their punctuation CommonMark
takes neither `~~` nor `**` for markup.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from audit.diff.model import TextPart, Version
from outputs.change_types import MEANINGS, TITLES
from outputs.comparison import Comparison
from outputs.diff_view import (
    Entry,
    Field,
    Group,
    Value,
    became,
    changed_fields,
    contents_of,
    groups_of,
    heading,
    language_direction,
    verdict,
)
from outputs.markdown import markdown_text
from outputs.text import figures_apart, has_right_to_left

# An unchanged stretch longer than this is shortened to what stands beside a change.
_LONGEST_SAME, _BESIDE = 160, 60
_LEFT_OUT = "[…]"
_NOTE = (
    f"{markdown_text(_LEFT_OUT)} stands for words that did not change. The HTML and JSON forms "
    "have every text whole."
)


def markdown(comparison: Comparison) -> bytes:
    """The difference as a Markdown page in UTF-8."""
    groups = groups_of(comparison)
    direction = language_direction(comparison.new)
    changes = "\n".join(line for group in groups for line in _group(group, direction == "rtl"))
    head = list(_head(comparison))
    if markdown_text(_LEFT_OUT) in changes:
        head += [_NOTE, ""]
    return ("\n".join(head) + "\n" + changes).rstrip("\n").encode("utf-8") + b"\n"


def shortened(parts: Sequence[TextPart]) -> list[TextPart]:
    """The parts with long unchanged ones cut to what stands beside a change; changed ones whole."""
    last = len(parts) - 1
    return [
        part
        if part.kind != "same"
        else TextPart(kind="same", text=_cut(part.text, i > 0, i < last))
        for i, part in enumerate(parts)
    ]


def _cut(text: str, after_change: bool, before_change: bool) -> str:
    if len(text) <= _LONGEST_SAME:
        return text
    # At a space where there is one near, so that no word is cut; ideographs have none.
    head = re.sub(r"(?<=\s)\S{1,20}$", "", text[:_BESIDE]) if after_change else ""
    tail = re.sub(r"^\S{1,20}(?=\s)", "", text[-_BESIDE:]) if before_change else ""
    return f"{head}{_LEFT_OUT}{tail}"


def _head(comparison: Comparison) -> Iterator[str]:
    diff = comparison.diff
    yield f"# {markdown_text(heading(comparison))}"
    yield ""
    yield f"{verdict(comparison)}"
    yield ""
    if not diff.same:
        rows = [
            (TITLES[type_], str(count), MEANINGS[type_])
            for type_ in TITLES
            if (count := getattr(diff.summary, type_))
        ]
        rows.append(("Unchanged", str(diff.summary.unchanged), ""))
        yield from _table(("change", "records", "meaning"), rows)
        yield ""
    fields = changed_fields(comparison)
    if fields:
        counts = (f"{markdown_text(label)}: {count}" for label, count in fields)
        yield f"Changed fields, with the number of records: {', '.join(counts)}."
        yield ""
    versions = [_version("old", diff.old), _version("new", diff.new)]
    yield from _table(("version", "document", "file", "language", "holds"), versions)
    yield ""


def _version(name: str, version: Version) -> tuple[str, ...]:
    document = version.symbol if not version.title else f"{version.symbol} {version.title}"
    texts = (document.strip(), version.name, version.language)
    return (name, *map(markdown_text, texts), contents_of(version))


def _group(group: Group, right_to_left: bool) -> Iterator[str]:
    yield f"## {group.title} ({len(group.entries)})"
    yield ""
    if group.type == "renumbered":
        rows = [_renumbered(entry, right_to_left) for entry in group.entries]
        yield from _table(("old", "new", "pages", "confidence", "text"), rows)
        yield ""
        return
    for entry in group.entries:
        yield from _entry(entry, right_to_left)


def _renumbered(entry: Entry, right_to_left: bool) -> tuple[str, ...]:
    return (
        markdown_text(entry.change.old or ""),
        markdown_text(entry.change.new or ""),
        became(entry.old_pages, entry.new_pages),
        entry.confidence,
        _directed(markdown_text(entry.change.label), right_to_left),
    )


def _entry(entry: Entry, right_to_left: bool) -> Iterator[str]:
    ids = became(entry.change.old or "", entry.change.new or "")
    yield f"### {entry.kind} {markdown_text(ids)}".replace("  ", " ")
    yield ""
    pages = became(entry.old_pages, entry.new_pages)
    confidence = f"confidence {entry.confidence}" if entry.confidence else ""
    about = [part for part in (pages, confidence) if part]
    if about:
        yield f"{' · '.join(about)}"
        yield ""
    if not entry.shows_label:
        yield f"**Text:** {_directed(markdown_text(entry.change.label), right_to_left)}"
        yield ""
    for field in entry.texts:
        text = "".join(map(_part, shortened(field.parts)))
        yield f"**{markdown_text(field.label)}:** {_directed(text, right_to_left)}"
        yield ""
    if entry.facts:
        rows = [_fact(field, right_to_left) for field in entry.facts]
        yield from _table(("field", "old", "new"), rows)
        yield ""
    if entry.contents:
        contents = [
            (markdown_text(label), _value(value, right_to_left)) for label, value in entry.contents
        ]
        yield from _table(("field", "value"), contents)
        yield ""


def _fact(field: Field, right_to_left: bool) -> tuple[str, str, str]:
    return (
        markdown_text(field.label),
        _value(field.old, right_to_left),
        _value(field.new, right_to_left),
    )


def _value(value: Value, right_to_left: bool) -> str:
    printed = _directed(markdown_text(value.printed), right_to_left)
    if value.value and value.printed:
        return f"{markdown_text(value.value)} ({printed})"
    return markdown_text(value.value) or (printed if value.printed else "–")


def _part(part: TextPart) -> str:
    text = markdown_text(part.text)
    tag = {"removed": "del", "added": "ins"}.get(part.kind)
    return f"<{tag}>{text}</{tag}>" if tag else text


def _directed(text: str, right_to_left: bool) -> str:
    """The marked text in an element that sets it apart, where it is written from right to left."""
    if not right_to_left or not has_right_to_left(text):
        return text
    pieces = (
        f'<span dir="ltr">{piece}</span>' if figures else piece
        for piece, figures in figures_apart(text)
    )
    return f'<span dir="rtl">{"".join(pieces)}</span>'


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _row(head)
    yield _row(["---"] * len(head))
    yield from map(_row, rows)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
