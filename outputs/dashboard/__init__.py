"""A dashboard: plans as one page with figures, a table of all actions and a page for each of them.

`grouping` tells versions and languages apart, `data` is what the page's scripts read, `page` puts
both into one HTML file.
"""

from outputs.dashboard.grouping import Version, grouped
from outputs.dashboard.page import dashboard_page

__all__ = ["Version", "dashboard_page", "grouped"]
