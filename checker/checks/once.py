"""What is worked out once a case or a document, however many rules ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def once(memo: dict[str, Any], key: str, work: Callable[[], T]) -> T:
    """What ``work`` gives, kept in the ``memo`` of a case or a document."""
    if key not in memo:
        memo[key] = work()
    return cast("T", memo[key])
