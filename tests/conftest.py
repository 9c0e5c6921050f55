"""What the tests keep between runs lies beside pytest's own cache, never in the user's."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import settings

CACHE = Path(__file__).resolve().parent.parent / ".pytest_cache" / "checker"
os.environ["CHECKER_CACHE"] = str(CACHE / "vectors")
os.environ["XDG_CACHE_HOME"] = str(CACHE)

settings.register_profile("checker", deadline=None)  # no clock decides a test: machines are busy
settings.load_profile("checker")
