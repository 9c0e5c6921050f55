"""What the papers of the house promise is so: commands exist, links lead somewhere, the version is in the changelog."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from checker import __version__

ROOT = Path(__file__).resolve().parent.parent
PAPERS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
OUTSIDE = ("/work", "shared" + "/")  # places that a checkout does not have
# Benchmarks may look for sets that lie beside the checkout.
ALLOWED = "../shared" + "/bench"


def tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S607 - git is found by name
    return [ROOT / name for name in done.stdout.split("\0") if name]


def commands() -> list[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shell = "\n".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL))
    return sorted(
        {
            " ".join(m.group().split()[1:])
            for m in re.finditer(r"\bchecker [a-z]+(?: compare| list| test| lint)?\b", shell)
        }
    )


@pytest.mark.parametrize("command", commands())
def test_commands_of_the_readme_exist(command: str) -> None:
    from checker.cli import run

    assert run([*command.split(), "--help"]) == 0


def test_every_option_of_check_is_in_the_readme(capsys: pytest.CaptureFixture[str]) -> None:
    from checker.cli import run

    run(["check", "--help"])
    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert sorted(option for option in options if option not in text) == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(paper: Path) -> None:
    text = paper.read_text(encoding="utf-8")
    heads = {
        re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    }
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, anchor = target.partition("#")
        if not path:
            assert anchor in heads, target
        elif not path.startswith("https://"):
            assert (paper.parent / path).exists(), target


def test_the_changelog_has_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_no_file_speaks_of_places_outside_the_checkout() -> None:
    wrong = []
    for path in tracked():
        if (
            path.suffix in {".py", ".md", ".yaml", ".toml", ".txt", ""}
            and path.is_file()
            and "corpora" not in path.parts
        ):
            text = path.read_text(encoding="utf-8").replace(ALLOWED, "")
            wrong += [
                f"{path.relative_to(ROOT)}: {word}"
                for word in OUTSIDE
                if re.search(rf"(?<![\w.-]){word}(?=[\w/ ])", text)
            ]
    assert wrong == []


def test_both_scripts_are_sound() -> None:
    for script, shell in ((ROOT / "run", "sh"), (ROOT / ".ci" / "run", "bash")):
        assert script.stat().st_mode & 0o111
        assert subprocess.run([shell, "-n", str(script)], check=False).returncode == 0


def test_constraints_name_every_direct_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    pinned = {
        _plain(line.split("==")[0]) for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").split("\n")
    }
    assert [name for name in wanted if _plain(re.split(r"[<>=!~ ]", name)[0]) not in pinned] == []


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_rule_in_contributing_keeps_its_examples(tmp_path: Path) -> None:
    from checker.cli import run

    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    entry = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert entry
    pack = tmp_path / "pack.yaml"
    pack.write_text("pack: house\nversion: 1\nrules:\n" + entry[1], encoding="utf-8")
    assert run(["rules", "test", str(pack)]) == 0
