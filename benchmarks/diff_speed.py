"""`python -m benchmarks.diff_speed`: what a difference takes beside reading one of its versions.

Ratios only, of medians of runs that take turns, as in `python -m benchmarks`.
"""

import random
import statistics
import time
from collections.abc import Callable, Mapping

import click

from audit.diff import diff_plans
from benchmarks.subjects import DOCX, PDF, SAMPLES
from ebplan.pipeline import read_plan
from normalize.records import Plan
from normalize.text import fold

_ROUNDS = 7
_SHARES = (0.1, 0.5, 1.0)
_TIMES = 40


def edited(plan: Plan, share: float) -> Plan:
    """The plan without its first action, and with so large a share of its records edited."""
    chance = random.Random(0)
    records = []
    for record in plan.records[1:]:
        update: dict[str, object] = {}
        if record.number is not None and record.annex == 1:
            number = record.number - 1
            update = {"number": number, "id": f"A1-{number}"}
        if chance.random() < share:
            middle = len(record.action) // 2
            update["action"] = f"{record.action[:middle]}，{record.action[middle + 2 :]}"
        records.append(record.model_copy(update=update))
    return plan.model_copy(update={"records": records})


def repeated(plan: Plan, times: int) -> Plan:
    """The plan again and again, each time in annexes and characters of its own."""
    records = []
    for turn in range(times):
        # Other ideographs, as many as before: the texts of no two turns are alike.
        other = str.maketrans({chr(code): chr(0x4E00 + (code - 0x4E00 + 199 * turn) % 20_000)
                               for code in range(0x4E00, 0x4E00 + 20_000)})  # fmt: skip
        for record in plan.records:
            annex = record.annex + 2 * turn
            id_ = record.id.replace(f"A{record.annex}-", f"A{annex}-")
            subheading = record.subheading
            update = {
                "annex": annex,
                "id": id_,
                "action": record.action.translate(other),
                "subheading": subheading and subheading.replace(f"A{record.annex}-", f"A{annex}-"),
            }
            records.append(record.model_copy(update=update))
    return plan.model_copy(update={"records": records})


def medians(subjects: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """The median time of each subject in seconds, by its name; no text is remembered before."""
    times: dict[str, list[float]] = {name: [] for name in subjects}
    for turn in range(_ROUNDS + 1):
        for name, work in subjects.items():
            fold.cache_clear()
            start = time.perf_counter()
            work()
            if turn:
                times[name].append(time.perf_counter() - start)
    return {name: statistics.median(taken) for name, taken in times.items()}


def main() -> None:
    """Print the ratios as a Markdown table."""
    plan = read_plan(PDF)
    sources = {"tagged PDF": PDF, "DOCX": DOCX, "text": SAMPLES / "EB152_34-zh.txt"}
    later = {share: edited(plan, share) for share in _SHARES}
    many = repeated(plan, _TIMES)
    much_later = edited(many, _SHARES[0])
    taken = medians(
        {name: lambda path=path: read_plan(path) for name, path in sources.items()}
        | {f"{share:.0%}": lambda new=new: diff_plans(plan, new) for share, new in later.items()}
        | {"many": lambda: diff_plans(many, much_later)}
    )
    click.echo(f"| records edited | {' | '.join(f'of reading the {name}' for name in sources)} |")
    click.echo(f"| --- |{' --- |' * len(sources)}")
    for share in _SHARES:
        ratios = (taken[f"{share:.0%}"] / taken[name] for name in sources)
        click.echo(f"| {share:.0%} | {' | '.join(f'{ratio:.2f}' for ratio in ratios)} |")
    growth = taken["many"] / taken[f"{_SHARES[0]:.0%}"] / _TIMES
    click.echo(f"\nTime for a record, {len(many.records)} of them against {len(plan.records)}: ")
    click.echo(f"{growth:.2f}")


if __name__ == "__main__":
    main()
