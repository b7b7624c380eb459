"""A second, fictitious version of EB152/34: the published text with a list of edits."""
