"""The report as one page that opens from disk: no network, no request, nothing but itself.

Texts of others (article, facts, file names, rules) reach the page through an escaping template only, and the page's
policy lets no script and no style run but the two whose hashes it names.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.render.page import counted, document, file_name, overview

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment

    from checker.model import Result
    from checker.render.meta import Meta

TEMPLATES = Path(__file__).parent / "templates"
# What HTML has no place for: control signs are made to show, halves of surrogate pairs cannot be encoded.
_CONTROLS = {code: 0x2400 + code for code in range(32) if code not in (9, 10, 13)} | {127: 0x2421, 13: 10}
_UNFIT = re.compile("[\x80-\x9f\ud800-\udfff\ufffe\uffff]")


def render(results: Sequence[Result], meta: Meta, home: str = "") -> str:
    """All results on one page; ``home`` is a page to go back to, beside this one."""
    documents = [document(result, number, meta) for number, result in enumerate(results, 1)]
    return page("report.html", "report.js", meta, documents=documents, all=overview(results), home=home)


def page(template: str, script: str, meta: Meta, **content: Any) -> str:
    """One of the package's templates with its style, script and policy in it."""
    style, program = _asset("report.css"), _asset(script)
    fixed = {"style": _safe(style), "script": _safe(program), "policy": _policy(style, program)}
    return _environment().get_template(template).render(meta=meta, **fixed, **content)


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _asset(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _safe(own: str) -> Any:
    """Our own style or script, as it is."""
    from markupsafe import Markup

    return Markup(own)  # noqa: S704 - a file of this package, never a text of others


def fit(value: Any) -> Any:
    """What a page can hold: control signs as pictures, what cannot be encoded as a replacement sign."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return _UNFIT.sub("\ufffd", value.replace("\r\n", "\n").translate(_CONTROLS))
    return value


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=fit,
    )
    environment.filters["count"] = counted
    environment.filters["file"] = file_name
    return environment
