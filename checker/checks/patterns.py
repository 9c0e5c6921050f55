"""Regular expressions in linear time, and a plain refusal of those that ask for more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 2_000  # code points of a pattern: RE2's programs grow with it
SET_MEMORY = 64 << 20  # bytes that the automaton of all patterns may take


def compile_pattern(pattern: str, *, case: bool = False) -> Any:
    """The RE2 program of a pattern. Raises ValueError, with the reason, where there is none."""
    if len(pattern) > LONGEST:
        raise ValueError(f"pattern is longer than {LONGEST} characters")
    if nests_repetition(pattern):
        raise ValueError("pattern nests one unbounded repetition in another")
    import re2

    options = re2.Options()
    options.case_sensitive = case
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        raise ValueError(f"pattern is not one that RE2 can run: {_reason(error)}") from error


def compile_set(patterns: Sequence[str]) -> Any:
    """One automaton that tells which of the patterns match anywhere in a text; None where there can be none."""
    import re2

    options = re2.Options()
    options.log_errors = False
    options.max_mem = SET_MEMORY
    found = re2.Set.SearchSet(options)
    try:
        for pattern in patterns:
            found.Add(pattern)
        found.Compile()
    except re2.error:
        return None
    return found if patterns else None


def _reason(error: Exception) -> str:
    reason = error.args[0] if error.args else str(error)
    return reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)


def nests_repetition(pattern: str) -> bool:
    """Whether a group with an unbounded repetition in it is itself repeated without bound, as in '(a+)+'."""
    depth_has = [False]  # for each open group: an unbounded repetition was seen inside
    closed_has = False  # the same of the group that closed just before this place
    index = 0
    while index < len(pattern):
        char = pattern[index]
        step = 2 if char == "\\" else 1
        if char == "[":
            step = _class_length(pattern, index)
        elif char == "(":
            depth_has.append(False)
        elif char == ")" and len(depth_has) > 1:
            inner = depth_has.pop()
            depth_has[-1] |= inner
            closed_has = inner
            index += 1
            continue
        elif char in "*+{" and (repeat := _unbounded(pattern, index)):
            if closed_has:
                return True
            depth_has[-1] = True
            step = repeat
        closed_has = False
        index += step
    return False


def _unbounded(pattern: str, index: int) -> int:
    """Length of an unbounded quantifier that begins here, 0 where there is none."""
    if pattern[index] in "*+":
        return 1
    match = re.compile(r"\{\d*,\}").match(pattern, index)
    return match.end() - index if match else 0


def _class_length(pattern: str, index: int) -> int:
    """Length of a character class '[...]' with its brackets; a ']' in first place is a member."""
    end = index + 1
    if pattern[end : end + 1] == "^":
        end += 1
    if pattern[end : end + 1] == "]":
        end += 1
    while end < len(pattern) and pattern[end] != "]":
        named = pattern.startswith("[:", end)
        end = (
            pattern.find(":]", end) + 2 if named and ":]" in pattern[end:] else end + (2 if pattern[end] == "\\" else 1)
        )
    return end - index + 1
