"""The one place where the stages meet: a file becomes tables, a plan, and findings."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from audit.align import align_plans
from audit.check import check_plan
from audit.corrections import Corrections, accept_findings, check_document, correct_fields
from audit.crosscheck import Crosscheck, compare_readings
from audit.diff import check_languages, diff_plans
from audit.diff.model import PlanDiff
from ebplan.corrections_file import read_corrections_file
from ebplan.plan_file import is_plan_file, read_plan_file
from extract import COMPARED, READERS, read_document
from extract.document import Document, Format
from extract.errors import (
    ComparisonError,
    EbplanError,
    LexiconError,
    MissingLibraryError,
    NoPlanError,
    OutputError,
    ProfileError,
    UnsupportedFormatError,
)
from extract.limits import Limits
from extract.source import check_path, detect_format
from normalize import plan_from
from normalize.lexicon import Lexicon, lexicon_from
from normalize.multilingual import MultilingualPlan
from normalize.profiles import Profile, named_profile, profile_from
from normalize.records import Finding, Plan, Record, SourceFile
from outputs.comparison import Comparison
from outputs.contents import licence_from
from outputs.dashboard import dashboard_page, grouped
from outputs.drawing import LAYERS, Drawing, draw
from outputs.format_names import format_names
from outputs.formats import DEFAULT_FORMATS, FORMATS, render
from outputs.writer import write_files


def read_plan(
    path: str | os.PathLike[str],
    *,
    language: str | None = None,
    profile: str | os.PathLike[str] | None = None,
    symbol: str | None = None,
    lexicon: str | os.PathLike[str] | None = None,
    reader: str | None = None,
    revisions: str | None = None,
    corrections: str | os.PathLike[str] | None = None,
) -> Plan:
    """The plan in a document, with the findings of the audit in it; raises EbplanError.

    `corrections` is a file of a reviewer's decisions, which are applied where they fit.
    """
    path = Path(path)
    decided = None if corrections is None else read_corrections_file(Path(corrections))
    lexicons, family = lexicons_from(lexicon), family_from(profile)
    document = read_document(path, reader=reader, revisions=revisions)
    try:
        plan = plan_from(
            document,
            source=source_file(path, document),
            language=language,
            profile=family,
            symbol=symbol,
            lexicons=lexicons,
        )
    except NoPlanError as error:
        _tell_of_text(error, path, document)
        raise
    if decided is not None:
        check_document(decided, plan, where=Path(corrections or "").name)
        return corrected(plan, decided)
    return with_findings(plan, check_plan(plan))


def corrected(plan: Plan, corrections: Corrections) -> Plan:
    """The plan with a reviewer's decisions applied, and with the findings of the audit on it."""
    before = with_findings(plan, check_plan(plan))
    applied = correct_fields(corrections, plan)
    checked = with_findings(applied.plan, [*applied.findings, *check_plan(applied.plan)])
    return accept_findings(corrections, checked, list(before.all_findings()))


def _tell_of_text(error: NoPlanError, path: Path, document: Document) -> None:
    """Say in the error that the file was read as text, where that may be why it holds no plan."""
    if document.format != "text" or error.where != path.name:
        return
    suffix = path.suffix.upper().removeprefix(".")
    named_otherwise = suffix in ("PDF", "DOCX")
    if named_otherwise:
        error.what = f"is text and not {suffix}, and {error.what}"
    if not document.tables:
        error.remedy = (
            "a text source has a line for each table row, with tabs between the cells, and no "
            "line of this one has a tab"
        )
    elif named_otherwise:
        error.remedy = f"fetch the document again where it should be {suffix}; {error.remedy}"


def write_plan(
    plan: Plan,
    folder: str | os.PathLike[str],
    formats: Sequence[str] = DEFAULT_FORMATS,
    *,
    licence: str | None = None,
) -> list[Path]:
    """Write the files of the formats into the folder; their paths. Raises EbplanError."""
    named = None if licence is None else licence_from(licence)
    if licence is not None and named is None:
        raise OutputError(
            f"{licence!r} is no licence", remedy="give its SPDX name or the address of its words"
        )
    return write_files(Path(folder), render(plan, format_names(formats, FORMATS), named))


def crosscheck(
    path: str | os.PathLike[str],
    *,
    readers: Sequence[str] | None = None,
    language: str | None = None,
    profile: str | os.PathLike[str] | None = None,
    symbol: str | None = None,
    lexicon: str | os.PathLike[str] | None = None,
) -> Crosscheck:
    """The document's plan as each of the readers has it, held against that of the best of them.

    `readers` are all that know the format unless some are named; the better evidence is always
    the reference. Raises EbplanError where fewer than two can read it.
    """
    path = Path(path)
    names = _readers_for(path, readers)
    lexicons, family = lexicons_from(lexicon), family_from(profile)
    plans: dict[str, Plan | str] = {}
    errors: list[EbplanError] = []
    for name in names:
        try:
            document = read_document(path, reader=name)
            source = source_file(path, document)
            plans[name] = plan_from(
                document,
                source=source,
                language=language,
                profile=family,
                symbol=symbol,
                lexicons=lexicons,
            )
        except EbplanError as error:
            # What to do instead is to look at the other readers, but for what can be installed.
            install = isinstance(error, MissingLibraryError)
            plans[name] = f"{error.what}; {error.remedy}" if install else error.what
            errors.append(error)
    if len(errors) == len(names):
        raise _telling(errors)
    if len(errors) + 1 == len(names):
        raise _alone(path, plans)
    return compare_readings(plans)


def _readers_for(path: Path, names: Sequence[str] | None) -> list[str]:
    """The readers that are to be compared, best evidence first; raises EbplanError."""
    file_format = check_readers(path, names or ())
    known = READERS[file_format]
    if len(known) < 2:
        raise ComparisonError(
            f"a {file_format} file has one reader ({known[0]}), so there is nothing to compare",
            where=path.name,
            remedy="name a PDF of it",
        )
    wanted = COMPARED if names is None else names
    chosen = [name for name in known if name in wanted]
    if len(chosen) < 2:
        raise ComparisonError(
            "a comparison takes two readers or more",
            where=path.name,
            remedy=f"name several of {', '.join(known)}",
        )
    return chosen


def check_readers(path: Path, names: Sequence[str]) -> Format:
    """The format of the file; raises EbplanError where one of the readers doesn't know it."""
    check_path(path, Limits())
    file_format = detect_format(path)
    known = READERS[file_format]
    for name in names:
        if name not in known:
            raise UnsupportedFormatError(
                f"reader '{name}' can't read a {file_format} file",
                where=path.name,
                remedy=f"choose from {', '.join(known)}",
            )
    return file_format


def _telling(errors: Sequence[EbplanError]) -> EbplanError:
    """The error that says most of the document: not what one reader alone lacks."""
    ours = (UnsupportedFormatError, MissingLibraryError)
    return next((error for error in errors if not isinstance(error, ours)), errors[0])


def _alone(path: Path, plans: Mapping[str, Plan | str]) -> ComparisonError:
    reasons = "; ".join(f"{name}: {plan}" for name, plan in plans.items() if isinstance(plan, str))
    [only] = (name for name, plan in plans.items() if isinstance(plan, Plan))
    return ComparisonError(
        f"only {only} could read it, so there is nothing to compare ({reasons})", where=path.name
    )


def load_plan(
    path: str | os.PathLike[str],
    *,
    language: str | None = None,
    profile: str | os.PathLike[str] | None = None,
    symbol: str | None = None,
    lexicon: str | os.PathLike[str] | None = None,
    reader: str | None = None,
    revisions: str | None = None,
) -> Plan:
    """The plan in a `plan.json`, or in a document; with the findings of the audit in it.

    Which of the two is told by content. The options are for documents only. Raises EbplanError.
    """
    path = Path(path)
    if is_plan_file(path):
        plan = read_plan_file(path)
        return with_findings(plan, check_plan(plan))
    return read_plan(
        path,
        language=language,
        profile=profile,
        symbol=symbol,
        lexicon=lexicon,
        reader=reader,
        revisions=revisions,
    )


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


def draw_pages(
    path: str | os.PathLike[str],
    pages: Sequence[int],
    *,
    layers: Iterable[str] = LAYERS,
    scale: float = 2.0,
    language: str | None = None,
    profile: str | os.PathLike[str] | None = None,
    symbol: str | None = None,
    lexicon: str | os.PathLike[str] | None = None,
    reader: str | None = None,
) -> Iterator[Drawing]:
    """Those pages of a PDF (from 1), one by one, with what was read drawn over them.

    `layers` are of `outputs.drawing.LAYERS`; a document without a plan has no records to draw.
    `scale` is the pixels for each point. `outputs.svg` and `outputs.raster` write the drawings.
    Raises EbplanError.
    """
    path = Path(path)
    lexicons, family = lexicons_from(lexicon), family_from(profile)
    document = read_document(path, reader=reader)
    if document.page_count is None:
        raise UnsupportedFormatError(
            f"a {document.format} file has no pages to draw",
            where=path.name,
            remedy="name a PDF",
        )
    # Brought along only here: other formats do without PDFium.
    from extract.pdf.picture import check_page, page_pictures

    for page in pages:
        check_page(page, document.page_count, where=path.name)
    layers = list(layers)
    plan = None
    if "records" in layers:
        try:
            plan = plan_from(
                document,
                source=source_file(path, document),
                language=language,
                profile=family,
                symbol=symbol,
                lexicons=lexicons,
            )
        except NoPlanError:
            plan = None
    for picture in page_pictures(path, pages, scale=scale):
        yield draw(picture, document.tables, plan, title=path.name, layers=layers)


def with_findings(plan: Plan, findings: list[Finding]) -> Plan:
    """The plan with the findings added, each to its record; those it holds already stay single."""
    known = {_key(finding) for finding in plan.all_findings()}
    new = [finding for finding in findings if _key(finding) not in known]
    ids = {record.id for record in plan.records}
    of_records: dict[str, list[Finding]] = {}
    for finding in new:
        if finding.record in ids:
            of_records.setdefault(finding.record or "", []).append(finding)
    return plan.model_copy(
        update={
            "records": [_extended(record, of_records) for record in plan.records],
            "findings": plan.findings + [found for found in new if found.record not in ids],
        }
    )


def _extended(record: Record, findings: dict[str, list[Finding]]) -> Record:
    # Taken out, so that records that wrongly share an id do not all get them.
    new = findings.pop(record.id, [])
    return record.model_copy(update={"findings": record.findings + new}) if new else record


def _key(finding: Finding) -> tuple[str, str | None, str]:
    return finding.code, finding.record, finding.message


def lexicons_from(path: str | os.PathLike[str] | None) -> list[Lexicon]:
    """The lexicon in a file that the user brings along, if any; raises EbplanError."""
    if path is None:
        return []
    path = Path(path)
    return [lexicon_from(_text_of(path, LexiconError), _base_name(path))]


def family_from(profile: str | os.PathLike[str] | None) -> Profile | None:
    """The profile of that name, or in a file that the user brings along; raises EbplanError.

    A path, and a name that ends in `.toml`, is a file.
    """
    if profile is None:
        return None
    if isinstance(profile, str) and not profile.lower().endswith(".toml"):
        return named_profile(profile)
    path = Path(profile)
    return profile_from(_text_of(path, ProfileError), _base_name(path))


def _text_of(path: Path, error: type[EbplanError]) -> str:
    check_path(path, Limits())
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise error("not a text in UTF-8", where=_base_name(path)) from None


def source_file(path: Path, document: Document) -> SourceFile:
    """The file as the plan names it: its base name, never the folders of this machine."""
    return SourceFile(
        name=_base_name(path),
        format=document.format,
        sha256=file_sha256(path),
        pages=document.page_count,
    )


def file_sha256(path: Path) -> str:
    """The hash that tells a file by its bytes, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _base_name(path: Path) -> str:
    """The file's name as JSON can hold it: a name need not be UTF-8."""
    return os.fsencode(path.name).decode("utf-8", "replace")
