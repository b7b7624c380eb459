"""`ebplan check`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ebplan import EbplanError
from ebplan.commands.boundary import TROUBLE, report
from ebplan.commands.options import (
    PATH,
    document_options,
    only_for_documents,
    revisions_option,
    shown_path,
    write_lines,
    write_stdout,
)

if TYPE_CHECKING:
    from normalize.records import Finding

_UNSOUND = 1


@click.command()
@click.argument("plans", metavar="PLAN...", type=PATH, nargs=-1, required=True)
@document_options
@revisions_option
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list, one entry for each plan.")
@click.pass_context
def check(
    ctx: click.Context, /, plans: tuple[Path, ...], as_json: bool, **options: str | None
) -> None:
    """Hold plans against what their documents say of themselves.

    A PLAN is a plan.json or a document. The numbers of actions are held against the document's
    own words; numbering, themes, required fields and values against the rules of such plans.
    Exit code 0 means sound, 1 that there are errors or warnings (notes do not count), 2 that a
    plan could not be read.

    \b
    Examples:
      ebplan check out/EB152_34-zh/plan.json
      ebplan check EB152_34-zh.docx --json
      ebplan check EB152_34-zh.docx --revisions original
    """
    from ebplan.pipeline import load_plan

    results: list[tuple[Path, list[Finding]]] = []
    for path in plans:
        try:
            only_for_documents(path, options)
            results.append((path, list(load_plan(path, **options).all_findings())))
        except EbplanError as error:
            report(error, path)
    _print(results, as_json)
    if len(results) < len(plans):
        ctx.exit(TROUBLE)
    if not all(_sound(findings) for _, findings in results):
        ctx.exit(_UNSOUND)


def _print(results: "list[tuple[Path, list[Finding]]]", as_json: bool) -> None:
    from outputs.json_file import to_json

    if as_json:
        write_stdout(to_json([_entry(path, findings) for path, findings in results]))
        return
    for path, findings in results:
        write_lines(_lines(path, findings))


def _entry(path: Path, findings: "list[Finding]") -> dict[str, Any]:
    return {
        "plan": shown_path(path),
        "sound": _sound(findings),
        "findings": [finding.model_dump(mode="json") for finding in findings],
    }


def _lines(path: Path, findings: "list[Finding]") -> list[str]:
    from outputs.sentences import sentence
    from outputs.text import counted, printable

    faults = sum(finding.level != "info" for finding in findings)
    verdict = counted(faults, "finding") if faults else "sound"
    notes = len(findings) - faults
    if notes:
        verdict += f", {counted(notes, 'note')}"
    return [
        f"{printable(shown_path(path))}: {verdict}",
        *(f"  {sentence(each)}" for each in findings),
    ]


def _sound(findings: "list[Finding]") -> bool:
    return all(finding.level == "info" for finding in findings)
