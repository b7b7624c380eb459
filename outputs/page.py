"""Pages: one HTML file each, with styles and scripts in it and nothing fetched.

Templates are Jinja2's, which escapes whatever is put into them; a page of strings set together by
hand would have to think of it at every place.
"""

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from outputs.text import figures_apart, has_right_to_left, printable

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = files("outputs") / "templates"
_ASSETS = files("outputs") / "assets"
# What comes before the scripts of a page, each of which may use it.
SHARED_SCRIPTS = ("dom",)
# HTML has no place for them, not even escaped; printable() has taken the others.
_NO_HTML = re.compile("[\ufffe\uffff]")
_KEPT = re.compile(r"([\n\t])")


def page(
    template: str,
    *,
    styles: Sequence[str] = (),
    scripts: Sequence[str] = (),
    pictures: bool = False,
    **values: object,
) -> bytes:
    """The page that a template in `outputs/templates/` makes of the values, as UTF-8.

    `styles` come after the style sheet that all pages share; the template puts each of `scripts`
    into an element of its own. With `pictures` it may hold some, written into it.
    """
    from markupsafe import Markup

    style = "".join((stylesheet(), *styles))
    made = _environment().get_template(template)
    text = made.render(
        style=Markup(style),
        scripts=[Markup(script) for script in scripts],
        policy=policy(style, scripts, pictures=pictures),
        **values,
    )
    return text.encode("utf-8") + b"\n"


@cache
def stylesheet() -> str:
    """The style sheet that all pages share."""
    return (_TEMPLATES / "style.css").read_text(encoding="utf-8")


@cache
def shared_script() -> str:
    """The script that all pages with scripts share: it makes their elements, from text nodes."""
    return "\n".join(
        (_ASSETS / f"{name}.js").read_text(encoding="utf-8") for name in SHARED_SCRIPTS
    )


def policy(style: str, scripts: Sequence[str] = (), *, pictures: bool = False) -> str:
    """A Content-Security-Policy that allows this style sheet, these scripts and nothing else.

    With scripts, none may turn a text into markup or code either (trusted types).
    """
    allowed = f"default-src 'none'; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"
    if pictures:
        allowed += "; img-src data:"
    if not scripts:
        return allowed
    hashes = " ".join(map(_hash, scripts))
    types = "require-trusted-types-for 'script'; trusted-types 'none'"
    return f"{allowed}; script-src {hashes}; {types}"


def _hash(source: str) -> str:
    digest = hashlib.sha256(source.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


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
