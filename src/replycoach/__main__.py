"""``python -m replycoach`` is the command line."""

from replycoach.cli import main

main(prog_name="replycoach")
