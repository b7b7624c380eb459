"""`ebplan history`."""

import click

from ebplan import EbplanError
from ebplan.commands.boundary import TROUBLE, report
from ebplan.commands.options import a_symbol, database_option, write_stdout


@click.command(short_help="List the versions in a database and what changed in each.")
@click.argument("symbol", metavar="[SYMBOL]", required=False, callback=a_symbol)
@database_option
@click.option("--language", metavar="XX", help="Only this language (ISO 639-1).")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.pass_context
def history(
    ctx: click.Context, symbol: str | None, database: str, language: str | None, as_json: bool
) -> None:
    """List the versions in a database, what changed in each, and who read them.

    Of the document with that SYMBOL, or of all. Versions have numbers that never change, and so
    have runs, the readings of a file; `ebplan export` takes either.

    \b
    Examples:
      ebplan history
      ebplan history EB152/34 --language zh --database plans.db
      ebplan history --json > history.json
    """
    from outputs.json_file import to_json
    from outputs.store.database import Database
    from outputs.store_report import print_history
    from outputs.summary import console
    from outputs.text import printable

    try:
        store = Database(database)
        found = store.history(symbol, language)
        if not found and (symbol or language):
            raise EbplanError(
                f"no versions of {symbol or 'a document'}{f' in {language}' if language else ''}",
                remedy="ebplan history without a symbol lists what there is",
            )
    except EbplanError as error:
        report(error)
        ctx.exit(TROUBLE)
    if as_json:
        write_stdout(to_json([document.to_dict() for document in found]))
    elif not found:
        write_stdout(f"{printable(store.name)} holds no plans yet\n")
    else:
        print_history(found, console())
