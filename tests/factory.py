"""Plans made by hand: a sound one, and records to put into others."""

from collections.abc import Iterable, Sequence
from typing import Any

from normalize.records import (
    Budget,
    Claim,
    Cost,
    Merged,
    Plan,
    PlanDocument,
    Record,
    Source,
    SourceFile,
    Status,
    Theme,
    TimelineEntry,
)

PERIODS = ("2023", "2024", "2025+")
THEMES = (
    Theme(number=1, title="问责职能和制度"),
    Theme(number=2, title="在国家级的影响"),
    Theme(number=None, title="其他事项"),
)


def source(page: int = 1, top: float = 100.0) -> Source:
    """A place on a page."""
    return Source(page=page, box=(40.0, top, 800.0, top + 50.0))


def timeline(*marks: str) -> list[TimelineEntry]:
    """Marks by period, each with a text that fits it."""
    texts = {"due": "X", "none": "-", "tbc": "待完成", "blank": ""}
    return [
        TimelineEntry.model_validate(
            {"period": period, "mark": mark, "text": texts.get(mark, "??")}
        )
        for period, mark in zip(PERIODS, marks, strict=False)
    ]


def action(number: int | None = 1, annex: int = 1, **fields: Any) -> Record:
    """A sound action; every field can be replaced."""
    values: dict[str, Any] = {
        "id": f"A{annex}-{number}",
        "annex": annex,
        "kind": "action",
        "number": number,
        "theme": 1,
        "functional_area": "问责职能",
        "sub_area": "审计",
        "subheading": None,
        "action": f"行动 {number}",
        "objective": "提高透明度",
        "comments": "",
        "budget": Budget(value="budgeted", text="已编入预算"),
        "cost": Cost(kind="amount", text="100 000", min_usd=100000, max_usd=100000),
        "timeline": timeline("due", "none", "blank"),
        "status": Status(value="ongoing", text="正在进行"),
        "references": [],
        "sources": [source(page=annex)],
    }
    return Record(**{**values, **fields})


def done(number: int = 1, **fields: Any) -> Record:
    """An action of Annex 2: implemented, without budget, cost and timeline."""
    values: dict[str, Any] = {
        "budget": None,
        "cost": None,
        "timeline": None,
        "objective": None,
        "status": Status(value="implemented", text=""),
    }
    return action(number, annex=2, **{**values, **fields})


def subheading(index: int = 1, annex: int = 1, **fields: Any) -> Record:
    """A subheading whose budget to status are one merged dash."""
    values: dict[str, Any] = {
        "id": f"A{annex}-s{index}",
        "kind": "subheading",
        "action": f"副标题 {index}",
        "budget": None,
        "cost": None,
        "timeline": None,
        "status": None,
        "merged": Merged(columns=["budget", "cost", "timeline", "status"], text="-"),
    }
    return action(None, annex=annex, **{**values, **fields})


def plan(
    records: Iterable[Record] | None = None,
    *,
    themes: Sequence[Theme] = THEMES,
    claims: Sequence[Claim] | None = None,
    **document: Any,
) -> Plan:
    """A plan of these records; by default a sound one of three and two actions."""
    records = sound_records() if records is None else list(records)
    values: dict[str, Any] = {
        "symbol": "EB152/34",
        "title": "秘书处改革实施计划",
        "language": "zh",
        "profile": "eb152-34",
        "source": SourceFile(name="EB152_34-zh.pdf", format="pdf", sha256="0" * 64, pages=2),
        "reader": "tags",
        "claims": true_claims(records) if claims is None else list(claims),
    }
    return Plan(
        document=PlanDocument(**{**values, **document}),
        themes=list(themes),
        records=records,
    )


def sound_records() -> list[Record]:
    """Three actions and a subheading in Annex 1, two actions in Annex 2."""
    return [
        action(1),
        subheading(1),
        action(2, subheading="A1-s1", references=["EB152/33", "WHA75(8)"]),
        action(3, theme=2, functional_area="国家级影响", cost=Cost(kind="none", text="-")),
        done(1),
        done(2, theme=None),
    ]


def true_claims(records: Sequence[Record]) -> list[Claim]:
    """What a document that counts right says of these records."""
    annexes = [record.annex for record in records if record.kind == "action"]
    whole = Claim(annex=None, actions=len(annexes), text=f"总共 {len(annexes)} 项行动")
    parts = [
        Claim(annex=annex, actions=annexes.count(annex), text=f"附件 {annex}")
        for annex in sorted(set(annexes))
    ]
    return [whole, *parts]
