"""An excerpt of EB152/34 in six languages: its texts, one file a language, and their typesetting."""
