"""``pays``: what roles, graduates and industries earn."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graphq.loaders import gazetteer, lexicon, money, number, rolename
from graphq.loaders.citation import source_of
