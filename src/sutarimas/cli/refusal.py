"""Input the commands cannot use: a message on the error stream, and exit status 2."""

from typing import IO, Any

import click


class Refusal(click.ClickException):
    """One or more faults of the input, each a whole line that says where, what and what next."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the message as it stands: it is already in the reader's language."""
        click.echo(self.format_message(), file=file, err=file is None)
