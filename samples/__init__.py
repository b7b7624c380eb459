"""Sample documents, and the program that typesets them from the published text."""
