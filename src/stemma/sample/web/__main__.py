"""`python -m stemma.sample.web [FOLDER]`: the sample web alone."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import click

from stemma.sample.web import serve
from stemma.shapes import InputError


def main() -> int:
    """Serve until Ctrl-C."""
    try:
        with serve(Path(sys.argv[1] if len(sys.argv) > 1 else "sample-web")) as web:
            for folder, address in web.addresses.items():
                click.echo(f"{address}/  {folder}")
            threading.Event().wait()
    except InputError as error:
        click.echo(str(error), err=True)
        return 2
    except KeyboardInterrupt:
        click.echo()
    return 0


if __name__ == "__main__":
    sys.exit(main())
