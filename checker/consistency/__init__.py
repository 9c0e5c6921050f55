"""The one door to models that say whether evidence bears out a claim. Nothing heavy is imported before one is asked."""

from __future__ import annotations

from checker.consistency.engines import get_consistency
from checker.consistency.judge import judge

__all__ = ["get_consistency", "judge"]
