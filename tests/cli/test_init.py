"""What `checker init` writes, and the files that others' pipelines take from this repository."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from checker.cli import run
from checker.cli.check import check
from checker.cli.init import TEMPLATES
from checker.cli.options import config_keys
from checker.errors import ExitCode

ROOT = Path(__file__).resolve().parent.parent.parent
ALL = ["--github", "--gitlab", "--pre-commit", "--package", "git+https://example.org/checker.git"]


def valid(schema: str, path: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_all_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", str(tmp_path), *ALL]) == ExitCode.PASSED
    valid("github-workflows", tmp_path / ".github" / "workflows" / "checker.yml")
    valid("gitlab-ci", tmp_path / ".gitlab-ci.yml")
    hook = yaml.safe_load((tmp_path / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"][0]
    assert hook["additional_dependencies"] == ["git+https://example.org/checker.git"]
    assert len(capsys.readouterr().out.splitlines()) == 4
    article = tmp_path / "a.txt"
    article.write_text("All is well.\n", encoding="utf-8")
    assert run(["check", str(article), "--embedder", "none"]) == ExitCode.PASSED  # with the configuration as written


def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hook = tmp_path / ".pre-commit-config.yaml"
    hook.write_text("mine\n", encoding="utf-8")
    assert run(["init", str(tmp_path), *ALL]) == ExitCode.USAGE
    assert "--force" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [hook.name]  # nor is half of it
    assert run(["init", str(tmp_path), *ALL, "--force"]) == ExitCode.PASSED
    assert hook.read_text(encoding="utf-8") != "mine\n"


@pytest.mark.parametrize("package", ["", 'x"; rm -r y', "$(x)", "a\nb"])
def test_a_package_is_named_and_stays_a_word(tmp_path: Path, package: str) -> None:
    assert run(["init", str(tmp_path), "--github", "--package", package]) == ExitCode.USAGE
    assert list(tmp_path.iterdir()) == []


def test_every_setting_that_the_template_explains_is_one() -> None:
    text = (TEMPLATES / "checker.toml").read_text(encoding="utf-8")
    settings = tomllib.loads(re.sub(r"^# ([a-z-]+ = )", r"\1", text, flags=re.MULTILINE))
    assert len(settings) > 12
    assert set(settings) <= set(config_keys())


def test_every_option_of_check_that_no_single_run_owns_is_a_setting() -> None:
    known = {*config_keys(), "date", "source", "articles", "config", "quiet", "verbose", "output", "also", "context"}
    names = {"day": "date", "form": "format"}
    parameters = {names.get(name, name.replace("_", "-")) for name in inspect.signature(check).parameters}
    assert parameters == known


def test_what_others_use_of_this_repository(tmp_path: Path) -> None:
    valid("github-actions", ROOT / "action.yml")
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["checker", "checker-fix"]
    for hook in hooks:
        assert {"id", "name", "entry", "language", "files"} <= set(hook)
        assert run([*hook["entry"].split()[1:], "--help"]) == ExitCode.PASSED
    copied = re.findall(r"^COPY (.+) /src", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    assert all((ROOT / name).exists() for line in copied for name in line.split())
