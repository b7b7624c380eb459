"""The one place where errors become a line on stderr and an exit code."""

import errno
import os
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

import click

from ebplan import EbplanError
from outputs.text import printable

TROUBLE = 2
_PROGRAM = "ebplan"
_INTERRUPTED = 130
# What a shell reports of a program whose reader has gone: 128 + SIGPIPE.
_PIPE_CLOSED = 141


class Boundary(click.Group):
    """A group whose commands never show a traceback, unless asked to."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command line and exit: 130 when interrupted, 2 for trouble of any kind."""
        _open_closed_streams()
        for stream in (sys.stdout, sys.stderr):
            # Text that the terminal's encoding can't show must not end the run.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        kwargs |= {"standalone_mode": False, "prog_name": _PROGRAM}
        code = _guarded(lambda: super(Boundary, self).main(*args, **kwargs))
        sys.exit(code or _guarded(sys.stdout.flush))

    def invoke(self, ctx: click.Context) -> Any:
        """Run one command; errors that users can't act on are told from those they can."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # Before click sees it: click would exit with 1, which means "findings".
            _drop(sys.stdout, sys.stderr)
            ctx.exit(_PIPE_CLOSED)
        except click.UsageError as error:
            # click's parser doesn't say of which command the option is.
            name = ctx.invoked_subcommand
            command = self.get_command(ctx, name) if name and error.ctx is None else None
            if command is not None:
                error.ctx = click.Context(command, parent=ctx, info_name=name)
            raise
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except (EbplanError, OSError):
            _trace(ctx)
            raise
        except Exception as error:
            _trace(ctx)
            raise EbplanError(
                f"internal error: {type(error).__name__}: {error}",
                remedy="please report it; ebplan --traceback shows where it arose",
            ) from error


def report(error: Exception, source: Path | None = None) -> None:
    """Say on stderr, in one line, what went wrong, naming the source as the user did."""
    context = click.get_current_context(silent=True)
    if context is not None and context.find_root().params.get("traceback"):
        traceback.print_exception(error)
    if source is not None and isinstance(error, EbplanError) and error.where == source.name:
        error.where = str(source)
    message = _os_message(error) if isinstance(error, OSError) else str(error)
    click.echo(f"ebplan: {printable(' '.join(message.split()))}", err=True)


def _report_usage(error: click.ClickException) -> None:
    """Say in one line what was wrong with the command line, and where its help is."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context is not None else _PROGRAM
    what = printable(" ".join(error.format_message().split()))
    stop = "" if what.endswith((".", "?", "!")) else "."
    click.echo(f"{command}: {what}{stop} Try '{command} --help'.", err=True)


def _guarded(action: Callable[[], Any]) -> int:
    try:
        code = action()
    except click.exceptions.NoArgsIsHelpError as error:
        # A command that needs something and got nothing at all: its help is more use than a line.
        error.show()
        return TROUBLE
    except click.ClickException as error:
        _report_usage(error)
        return TROUBLE
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    except BrokenPipeError:
        _drop(sys.stdout, sys.stderr)
        return _PIPE_CLOSED
    except (EbplanError, OSError) as error:
        if isinstance(error, OSError):
            _drop(sys.stdout)
        report(error)
        return TROUBLE
    return code if isinstance(code, int) else 0


def _trace(ctx: click.Context) -> None:
    if ctx.params.get("traceback"):
        traceback.print_exc()


def _os_message(error: OSError) -> str:
    reason = (error.strerror or str(error)).lower()
    what = f"{error.filename}: {reason}" if error.filename else reason
    if error.errno == errno.ENOSPC:
        return f"{what}; free some space and try again"
    return what


def _open_closed_streams() -> None:
    """Give a program that was started with stdout or stderr closed somewhere to write to.

    Python leaves such a stream out. What was meant for stderr is lost, as the caller wished;
    data for a closed stdout is trouble, so it goes to a stream that can't be written.
    """
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        sys.stdout = open(os.devnull, encoding="utf-8")  # noqa: SIM115


def _drop(*streams: TextIO) -> None:
    """Let the interpreter's last flush of these streams go nowhere, as it would fail again."""
    for stream in streams:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
