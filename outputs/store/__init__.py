"""A database of versions: what each holds, what changed between them, and who read them when."""
