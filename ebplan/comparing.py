"""Several plans held together: languages of one document, and versions of one plan."""

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from audit.align import align_plans
from audit.diff import check_languages, diff_plans
from audit.diff.model import PlanDiff
from ebplan.pipeline import load_plan
from extract import READERS
from extract.errors import ComparisonError, EbplanError
from normalize.multilingual import MultilingualPlan
from normalize.records import Plan
from outputs.comparison import Comparison
from outputs.dashboard import dashboard_page, grouped


def align(paths: Sequence[str | os.PathLike[str]]) -> MultilingualPlan:
    """The plans of one document in several languages as one; raises EbplanError.

    Each is a `plan.json` or a document. The order given breaks ties between languages.
    """
    if len(paths) < 2:
        raise ComparisonError(
            "an alignment takes two languages or more",
            where=os.fspath(paths[0]) if paths else "",
            remedy="name the plans of the other languages too",
        )
    _check_named_once(paths)
    plans = {os.fspath(path): _loaded(path) for path in paths}
    _check_alignable(plans)
    return align_plans(list(plans.values()))


def diff(
    old: str | os.PathLike[str], new: str | os.PathLike[str], *, exact: bool = False
) -> PlanDiff:
    """What changed from one version of a plan to another; raises EbplanError.

    Each is a `plan.json` or a document. Unless `exact`, spacing and other wordings of one value are
    no differences.
    """
    return compare(old, new, exact=exact).diff


def compare(
    old: str | os.PathLike[str], new: str | os.PathLike[str], *, exact: bool = False
) -> Comparison:
    """What `diff` gives, with both plans, as reports show more of them than what changed."""
    before, after = _loaded(old), _loaded(new)
    check_languages(before, after, (os.fspath(old), os.fspath(new)))
    for path, plan in ((old, before), (new, after)):
        _check_ids(plan, os.fspath(path))
    return Comparison(diff_plans(before, after, exact=exact), before, after)


def _check_ids(plan: Plan, name: str) -> None:
    """Raise ComparisonError where records share an id: a change could not say which it is of."""
    for id_, count in Counter(record.id for record in plan.records).items():
        if count > 1:
            raise ComparisonError(
                f"{count} records have the id {id_}",
                where=name,
                remedy="extract the document again, or give each record its own id; ebplan check "
                "names all that are repeated",
            )


def dashboard(paths: Sequence[str | os.PathLike[str]]) -> bytes:
    """The page of the plans, an HTML file in UTF-8; raises EbplanError.

    Each is a `plan.json` or a document: languages, versions from the oldest on, or both.
    """
    _check_named_once(paths)
    return dashboard_page(grouped({os.fspath(path): _loaded(path) for path in paths}))


def _loaded(path: str | os.PathLike[str]) -> Plan:
    """The plan, errors naming the path as it was given: one of several."""
    try:
        return load_plan(path)
    except EbplanError as error:
        if error.where == Path(path).name:
            error.where = os.fspath(path)
        raise


def _check_named_once(paths: Sequence[str | os.PathLike[str]]) -> None:
    """Raise ComparisonError where a path comes twice."""
    for name, count in Counter(os.fspath(path) for path in paths).items():
        if count > 1:
            raise ComparisonError("named twice", where=name, remedy="name each plan once")


def _check_alignable(plans: Mapping[str, Plan]) -> None:
    """Raise ComparisonError unless the plans are of one document, each in another language."""
    (first, one), *others = plans.items()
    for name, plan in others:
        for field, what in (("symbol", "documents"), ("profile", "families of plans")):
            ours, theirs = (getattr(each.document, field) for each in (one, plan))
            if ours != theirs:
                raise ComparisonError(
                    f"{first} is {ours} and {name} is {theirs}: two {what}",
                    remedy="align the languages of one document; where the "
                    f"{field} was read wrongly, give it with ebplan extract --{field} and align "
                    "the plan.json files",
                )
    _check_one_of_each(plans)


def _check_one_of_each(plans: Mapping[str, Plan]) -> None:
    """Raise ComparisonError where several are in one language, naming all of them."""
    languages: dict[str, list[str]] = {}
    for name, plan in plans.items():
        languages.setdefault(plan.document.language, []).append(name)
    several = {language: names for language, names in languages.items() if len(names) > 1}
    if not several:
        return
    leave_out = [
        name
        for names in several.values()
        for name in sorted(names, key=lambda name: _evidence(plans[name]))[1:]
    ]
    raise ComparisonError(
        ", ".join(
            f"{' and '.join(names)} are {'both' if len(names) == 2 else 'all'} in {language}"
            for language, names in several.items()
        ),
        remedy=f"name one for each language, for example without {' and '.join(leave_out)}; ebplan "
        "crosscheck compares readings of one PDF, and a language that was not recognised is given "
        "with ebplan extract --language",
    )


def _evidence(plan: Plan) -> int:
    """How good the evidence is that the plan was read by, 0 for the best."""
    order = [name for names in READERS.values() for name in names]
    best_first = ["markup", *(name for name in order if name != "markup")]
    return best_first.index(plan.document.reader) if plan.document.reader in best_first else 99
