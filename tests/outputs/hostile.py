"""Texts that would be markup if a form let them, and a comparison that has them in every field."""

from normalize.records import Budget, Cost, Merged, Plan, Record, SourceFile, Status, Theme
from outputs.comparison import Comparison
from tests import factory
from tests.outputs.comparisons import comparison

HOSTILE = (
    "<script>alert(1)</script> </style><style>*{display:none}</style> </title>",
    '"><img src=x onerror=alert(1)> \' autofocus onfocus=alert(1) x="',
    "[click](javascript:alert(1)) ![i](http://x.example/i.png) <http://x.example> <a@b.example>",
    "| a | b |\n| --- | --- |\n| c | d |\n\n# heading\n- item\n> quote\n    code\n```\nfence\n```",
    "`code` **bold** __bold__ ~~gone~~ *em* \\* &lt;b&gt; &#60;i&#62; <!-- hidden --> {{ 7 * 7 }}",
    "@somebody a@b.example #12 org/repo#34 GH-56 www.x.example https://x.example/?a=b :tada: $x$",
    "[^1] [ref]: http://x.example 1. one 甲**乙**。~~丙~~\u202eabc\u202c\x07 ]]> %{x} {% raw %}",
)


def text(index: int) -> str:
    """All hostile texts, another one first for each index."""
    at = index % len(HOSTILE)
    return "\n".join((*HOSTILE[at:], *HOSTILE[:at]))


def hostile_comparison() -> Comparison:
    """A change of every type, hostile in every text field on both sides."""
    old = _plan("old", [action(number, "old") for number in range(1, 6)])
    implemented = action(1, "new").model_copy(
        update={"id": "A2-1", "annex": 2, "budget": None, "cost": None, "timeline": None}
    )
    renumbered = old.records[4].model_copy(update={"id": "A1-9", "number": 9})
    moved = _subheading("new")
    records = [action(2, "new"), action(3, "new"), renumbered, moved, implemented]
    new = _plan("new", records)
    pairs = {"A1-1": "A2-1", "A1-2": "A1-2", "A1-5": "A1-9"}
    return comparison(old, new, pairs, confidence=0.5)


def _plan(name: str, records: list[Record]) -> Plan:
    source = SourceFile(name=f"{name} {text(3)}", format="pdf", sha256="0" * 64, pages=2)
    return factory.plan(
        records,
        themes=[Theme(number=1, title=text(4))],
        claims=[],
        symbol=f"{name} {text(5)}",
        title=text(6),
        source=source,
    )


def action(number: int, side: str) -> Record:
    extra = f"{side} {number} "
    return factory.action(
        number,
        action=extra + text(number),
        objective=extra + text(number + 1),
        comments=extra + text(number + 2),
        functional_area=extra + text(number + 3),
        sub_area=extra + text(number + 4),
        references=[text(number)],
        extra={text(5): extra + text(6)},
        budget=Budget(value="unrecognised", text=extra + text(1)),
        cost=Cost(kind="unrecognised", text=extra + text(2)),
        status=Status(value="unrecognised", text=extra + text(3)),
    )


def _subheading(side: str) -> Record:
    return factory.subheading(
        1, action=f"{side} {text(0)}", merged=Merged(columns=["budget"], text=text(1))
    )
