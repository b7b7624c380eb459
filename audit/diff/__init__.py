"""Two versions of one plan: which record became which, and what changed in it."""
