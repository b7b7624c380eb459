"""How long ebplan takes beside the libraries it builds on: ratios of one run, never seconds."""
