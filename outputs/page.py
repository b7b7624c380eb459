"""Pages: one HTML file each, with the style sheet in it, without scripts or anything fetched.

Templates are Jinja2's, which escapes whatever is put into them; a page of strings set together by
hand would have to think of it at every place.
"""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from outputs.text import figures_apart, has_right_to_left, printable

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = files("outputs") / "templates"
# HTML has no place for them, not even escaped; printable() has taken the others.
_NO_HTML = re.compile("[\ufffe\uffff]")
_KEPT = re.compile(r"([\n\t])")


def page(template: str, **values: object) -> bytes:
    """The page that a template in `outputs/templates/` makes of the values, as UTF-8."""
    from markupsafe import Markup

    style = stylesheet()
    made = _environment().get_template(template)
    text = made.render(style=Markup(style), policy=policy(style), **values)
    return text.encode("utf-8") + b"\n"


@cache
def stylesheet() -> str:
    """The style sheet that all pages share."""
    return (_TEMPLATES / "style.css").read_text(encoding="utf-8")


def policy(style: str) -> str:
    """A Content-Security-Policy that allows this style sheet and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def shown_text(text: str) -> str:
    """A document's own text with its lines, each control character as its escape."""
    pieces = _KEPT.split(text.replace("\r\n", "\n"))
    plain = (piece if _KEPT.fullmatch(piece) else printable(piece) for piece in pieces)
    return _NO_HTML.sub("\ufffd", "".join(plain))


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    def finalized(value: object) -> object:
        return shown_text(value) if type(value) is str else value

    environment = Environment(
        loader=FunctionLoader(lambda name: (_TEMPLATES / name).read_text(encoding="utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalized,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["figures_apart"] = figures_apart
    environment.filters["has_right_to_left"] = has_right_to_left
    return environment
