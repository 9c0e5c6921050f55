"""Vectors of the tests are kept beside pytest's own cache, never in the user's."""

from __future__ import annotations

import os
from pathlib import Path

os.environ["CHECKER_CACHE"] = str(Path(__file__).resolve().parent.parent / ".pytest_cache" / "vectors")
