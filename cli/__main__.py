"""``python -m graphq.cli`` is the command ``graphq``."""

import sys

from graphq.cli.main import run

sys.exit(run())
