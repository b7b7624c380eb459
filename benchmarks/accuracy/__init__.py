"""How well tables are read: tables of known structure, typeset by several programs, read back."""
