"""The page of the command line."""

import click

from ebplan.commands import main as cli


def cli_page() -> str:
    """Every command's `--help`."""
    sections = [_help("ebplan", cli)]
    for name, command in cli.commands.items():
        sections.append(_help(f"ebplan {name}", command))
    return "# The command line\n\n" + "\n".join(sections)


def _help(name: str, command: click.Command) -> str:
    context = click.Context(
        command,
        info_name=name,
        terminal_width=80,
        max_content_width=80,
        help_option_names=cli.context_settings["help_option_names"],
    )
    return f"## `{name}`\n\n```text\n{command.get_help(context)}\n```\n"
