"""The review page as one HTML file, with the pictures, styles, scripts and data in it."""

import base64
from functools import cache
from importlib.resources import files

from outputs.page import page, shared_script
from outputs.review.data import data_json
from outputs.review.source import PageImage, Review

_ASSETS = files("outputs.review") / "assets"
# Each needs those before it, and the scripts that all pages share.
SCRIPTS = (
    "model", "decisions", "values", "sheets", "editor", "findings", "records", "files",
    "keys", "app",
)  # fmt: skip


def review_page(review: Review) -> bytes:
    """The page in UTF-8; the same document gives the same bytes."""
    from markupsafe import Markup

    document = review.plan.document
    return page(
        "review.html",
        styles=[_asset("review.css")],
        scripts=[script()],
        pictures=True,
        name=document.source.name,
        pages=[
            {
                "number": each.number,
                "width": round(each.width),
                "height": round(each.height),
                "picture": Markup(_address(each)),
            }
            for each in review.pages
        ],
        data=Markup(data_json(review)),
    )


@cache
def script() -> str:
    """The page's script: modules that each define one name, in the order they need."""
    return "\n".join((shared_script(), *(_asset(f"{name}.js") for name in SCRIPTS)))


def _address(picture: PageImage) -> str:
    if picture.png is None:
        return ""
    return f"data:image/png;base64,{base64.b64encode(picture.png).decode('ascii')}"


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")
