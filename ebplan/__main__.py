"""`python -m ebplan` is `ebplan`."""

from ebplan.commands import main

if __name__ == "__main__":
    main()
