"""Plans and findings become files and text to read.

Nothing here knows how a plan was read.
"""
