"""A plan becomes findings: held against its own claims and against itself.

Nothing here knows of files.
"""
