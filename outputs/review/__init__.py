"""A review: the document's pages beside the records read from them, as one HTML page.

`source` is what it is made from, `records` and `boxes` what is shown of it, `data` what the page's
scripts read, `page` puts all into one file.
"""

from outputs.review.page import review_page
from outputs.review.source import PageImage, Review

__all__ = ["PageImage", "Review", "review_page"]
