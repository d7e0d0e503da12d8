"""``python -m extract.cli``: the command line, where no script is installed."""

from extract.cli import main

if __name__ == "__main__":
    main(prog_name="owes-extract")
