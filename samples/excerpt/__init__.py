"""An excerpt of EB152/34 in six languages: its texts, a file each, and their typesetting."""
