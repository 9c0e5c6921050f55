"""The HTML report in a real browser: it runs no script but its own, fits every screen, filters, and is accessible."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from html import unescape
from importlib import resources
from typing import TYPE_CHECKING, Any

import pytest

from checker.model import Document, Pair, Result, Sentence, Side, Span, Zone
from checker.render import RENDERERS
from checker.render.site import PageNames, render_index, row_of
from tests.render.hostile import hostile, worldly
from tests.render.samples import ARTICLE, BROKEN, CLEAN, GATED, META, RESULT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed")

# The report opens in a frame of the wanted width; a probe looks into it from outside, where its policy ends.
FRAME = """<!DOCTYPE html><html><body style="margin:0">
<iframe src="{page}" style="width:{width}px;height:900px;border:0"></iframe><pre id="out"></pre><script>
document.querySelector("iframe").addEventListener("load", async (event) => {{
  const view = event.target.contentWindow, page = event.target.contentDocument;
  let found;
  try {{ found = await (async () => {{ {probe} }})(); }} catch (error) {{ found = {{ error: String(error) }}; }}
  document.getElementById("out").textContent = "found:" + JSON.stringify(found) + ":end";
}});
</script></body></html>"""


def look(
    folder: Path,
    page: Sequence[Result] | str,
    probe: str,
    width: int = 1280,
    dark: bool = False,
    script: str = "",
) -> Any:
    """What the probe returns on the report or page. With a script put into it the page goes without its policy."""
    text = page if isinstance(page, str) else RENDERERS["html"](page, META)
    if script:
        text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
        text = text.replace("</body>", f"<script>{script}</script></body>")
    (folder / "report.html").write_text(text, encoding="utf-8")
    frame = folder / "frame.html"
    frame.write_text(FRAME.format(page="report.html", width=width, probe=probe), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--dump-dom"]
    options += ["--virtual-time-budget=5000", f"--user-data-dir={folder / 'profile'}", "--window-size=1400,1000"]
    options += [f"--blink-settings=preferredColorScheme={0 if dark else 1}"]
    done = subprocess.run(
        [CHROMIUM, *options, frame.as_uri()], capture_output=True, text=True, timeout=300, check=False
    )
    found = re.search(r'<pre id="out">found:(.*?):end</pre>', done.stdout, re.DOTALL)
    assert found, done.stderr[-500:]
    return json.loads(unescape(found[1]))


def bilingual() -> Result:
    """With its source, in a script that runs from right to left."""
    here = (Sentence(Span(0, 32), 0, Zone.TITLE), Sentence(Span(34, len(ARTICLE.text) - 1), 1, Zone.BODY))
    there = (Sentence(Span(0, 14), 0, Zone.BODY), Sentence(Span(15, 21), 0, Zone.BODY))
    source = Document("q", "q.txt", "العنوان الأول. والنص.", Side.SOURCE, lang="ar", sentences=there)
    return replace(RESULT, document=replace(ARTICLE, sentences=here), source=source, pairs=(Pair((0,), (0,), 0.9),))


def index_of(*results: Result) -> str:
    names = PageNames()
    return render_index(
        [row_of(result, "" if result.error else names.name(result.document)) for result in results], META
    )


PAGES: dict[str, list[Result] | str] = {
    "one": [hostile()],
    "several": [hostile(), RESULT],
    "index": index_of(hostile(), RESULT, BROKEN),
}


@pytest.mark.parametrize("page", PAGES)
def test_hostile_words_run_nothing(tmp_path: Path, page: str) -> None:
    found = look(
        tmp_path,
        PAGES[page],
        "return { title: page.title, scripts: page.scripts.length, images: page.images.length,"
        " loaded: view.performance.getEntriesByType('resource').length,"
        " handlers: page.querySelectorAll('[onerror],[onmouseover]').length }",
    )
    assert found["title"] != "pwned"
    assert (found["scripts"], found["images"], found["loaded"], found["handlers"]) == (1, 0, 0, 0)


def test_the_policy_stops_a_script_that_is_not_its_own(tmp_path: Path) -> None:
    probe = """
      const script = page.createElement("script");
      script.textContent = "document.title = 'pwned'";
      page.body.append(script);
      const link = page.createElement("a");
      link.setAttribute("onclick", "document.title = 'pwned'");
      page.body.append(link);
      link.click();
      return page.title;
    """
    assert "pwned" not in look(tmp_path, [RESULT], probe)


@pytest.mark.parametrize(
    "results",
    [[RESULT], [RESULT, CLEAN, BROKEN], [hostile(), worldly()], index_of(RESULT, CLEAN, BROKEN, hostile(), worldly())],
    ids=["one", "several", "odd", "index"],
)
def test_nothing_sticks_out(tmp_path: Path, results: list[Result] | str) -> None:
    probe = """
      const widths = [];
      for (const width of [360, 768, 1024, 1280]) {
        document.querySelector("iframe").style.width = `${width}px`;
        await new Promise((done) => setTimeout(done, 200));
        widths.push([width, page.documentElement.scrollWidth]);
      }
      return widths;
    """
    found = look(tmp_path, results, probe)
    assert isinstance(found, list), found
    for width, taken in found:
        assert taken <= width


def test_cards_stand_beside_their_words_and_do_not_overlap(tmp_path: Path) -> None:
    probe = """
      await new Promise((done) => view.setTimeout(done, 500));
      return [...page.querySelectorAll(".card")].map((card) => {
        const { top, bottom, left } = card.getBoundingClientRect();
        const mark = page.getElementById(card.dataset.mark).getBoundingClientRect();
        return { top, bottom, left, mark: mark.top, right: mark.left };
      });
    """
    cards = look(tmp_path, [RESULT], probe)
    assert len(cards) == 3
    for card, after in zip(cards, [*cards[1:], None], strict=True):
        assert card["left"] > card["right"]
        assert card["top"] >= card["mark"] - 2
        assert after is None or card["bottom"] <= after["top"]
    assert cards[0]["top"] - cards[0]["mark"] < 20


def test_a_chosen_card_stands_beside_its_words(tmp_path: Path) -> None:
    crowd = replace(RESULT, findings=tuple(RESULT.findings[i // 9] for i in range(27)))
    probe = """
      page.querySelectorAll(".mark")[1].click();
      await new Promise((done) => view.setTimeout(done, 500));
      const card = page.querySelector(".card.on");
      const mark = page.getElementById(card.dataset.mark).getBoundingClientRect();
      const others = [...page.querySelectorAll(".card:not(.on)")].map((one) => one.offsetHeight);
      return [card.getBoundingClientRect().top - mark.top, Math.max(...others), card.offsetHeight];
    """
    apart, others, chosen = look(tmp_path, [crowd], probe)
    assert abs(apart) < 200  # nine lines that stand above it, where the words are near the top
    assert others < 45 < chosen


def test_filters_and_keys(tmp_path: Path) -> None:
    probe = """
      const form = page.querySelector(".filter");
      const shown = () => [...page.querySelectorAll(".card:not([hidden])")].map((card) => card.id);
      const change = (box, value) => {
        if (box.type === "checkbox") box.checked = value; else box.value = value;
        box.dispatchEvent(new view.Event("input", { bubbles: true }));
      };
      const press = (key) => page.body.dispatchEvent(new view.KeyboardEvent("keydown", { key, bubbles: true }));
      const on = () => (page.querySelector(".card.on") || {}).id;
      const steps = [shown()];
      change(form.querySelector("[value=minor]"), false); steps.push(shown());
      change(form.elements.confidence, 95); steps.push(shown());
      change(form.elements.confidence, 0);
      for (const key of "jjjk") { press(key); steps.push(on()); }
      press("Escape"); steps.push(on() || "");
      form.elements.keys.checked = false; press("j"); steps.push(on() || "");
      page.querySelector(".mark.major").click(); steps.push(on());
      steps.push(form.querySelector("[role=status]").textContent, page.activeElement.id);
      return steps;
    """
    all_three, major, sure, *rest = look(tmp_path, [RESULT], probe)
    assert all_three == ["d1-f1", "d1-f2", "d1-f3"]
    assert major == ["d1-f2", "d1-f3"]
    assert sure == []
    assert rest == ["d1-f2", "d1-f3", "d1-f2", "d1-f3", "", "", "d1-f2", "finding 1 of 2, 1 hidden", "d1-f2"]


def test_the_index_is_sorted_and_filtered(tmp_path: Path) -> None:
    probe = """
      const form = page.querySelector(".filter");
      const rows = () => [...page.querySelectorAll("tbody tr[data-state]:not([hidden])")].map((row) =>
        row.querySelector("small bdi").textContent);
      const heads = [...page.querySelectorAll(".sortable thead button")];
      const steps = [rows()];
      heads[7].click(); steps.push(rows(), heads[7].parentNode.getAttribute("aria-sort"));
      heads[7].click(); steps.push(rows(), heads[7].parentNode.getAttribute("aria-sort"));
      form.elements.words.value = "NEWS IRAQ"; form.dispatchEvent(new view.Event("input")); steps.push(rows());
      form.elements.words.value = ""; form.querySelector("[value=fail]").checked = false;
      form.dispatchEvent(new view.Event("input")); steps.push(rows());
      steps.push(form.querySelector("[role=status]").textContent);
      return steps;
    """
    bad, good, broken = "news/iraq.txt", "news/ok.txt", "news/bad.txt"
    assert look(tmp_path, index_of(CLEAN, BROKEN, RESULT), probe) == [
        [good, broken, bad],
        [bad, good, broken],
        "ascending",
        [good, bad, broken],
        "descending",
        [bad],
        [good, broken],
        "2 of 3 articles, 1 hidden",
    ]


def test_a_long_index_opens_with_its_first_rows_and_has_them_all(tmp_path: Path) -> None:
    probe = """
      const rows = [...page.querySelectorAll(".sortable tbody tr")];
      const tall = () => rows.filter((row) => row.offsetHeight > 0).length;
      const steps = [tall()];
      page.querySelectorAll(".sortable thead button")[7].click(); steps.push(tall());
      const curve = page.querySelector(".curve svg");
      const { left, top, width } = curve.getBoundingClientRect();
      const at = { clientX: left + width * 249.5 / 250, clientY: top + 5, bubbles: true };
      curve.dispatchEvent(new view.PointerEvent("pointermove", at));
      steps.push(page.querySelector(".at-hand").textContent);
      return steps;
    """
    assert look(tmp_path, index_of(*[RESULT, CLEAN] * 125), probe) == [100, 250, "100.0 ok"]
    waiting = "await new Promise((done) => setTimeout(done, 1500)); return page.querySelectorAll('.rest').length;"
    assert look(tmp_path, index_of(*[RESULT, CLEAN] * 125), waiting) == 0


def test_the_answer_stays_in_sight(tmp_path: Path) -> None:
    probe = """
      view.scrollTo(0, 600);
      await new Promise((done) => setTimeout(done, 200));
      const { top, bottom } = page.querySelector(".answer").getBoundingClientRect();
      const strip = page.querySelector(".filter").getBoundingClientRect();
      return [view.scrollY > 300, top, Math.abs(bottom - strip.top) < 3];
    """
    crowd = replace(RESULT, findings=tuple(RESULT.findings[i // 9] for i in range(27)))
    assert look(tmp_path, [crowd], probe) == [True, 0, True]


def test_card_and_words_show_under_the_pointer_that_they_belong_together(tmp_path: Path) -> None:
    probe = """
      const near = () => [...page.querySelectorAll(".near")].map((one) => one.id || one.textContent.trim());
      const over = (one) => one.dispatchEvent(new view.PointerEvent("pointerover", { bubbles: true }));
      const steps = [];
      over(page.querySelector(".mark.critical")); steps.push(near());
      over(page.getElementById("d1-f2")); steps.push(near());
      over(page.body); steps.push(near());
      return steps;
    """
    assert look(tmp_path, [RESULT], probe) == [["d1-f3"], ["major finding: Al-Kazemi"], []]


def test_the_place_of_a_name_is_shown(tmp_path: Path) -> None:
    probe = """
      page.querySelector(".names .wrong .go").click();
      await new Promise((done) => view.setTimeout(done, 300));
      return [...page.querySelectorAll("[data-spot].on")].map((one) => one.textContent);
    """
    assert look(tmp_path, [RESULT], probe) == ["Al-Kazemi"]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1280])
def test_accessibility_rules_are_kept(tmp_path: Path, dark: bool, width: int) -> None:
    pytest.importorskip("axe_core_python")
    axe = resources.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    probe = """
      for (const one of page.querySelectorAll("details")) one.open = true;
      const found = await view.axe.run(page);
      return found.violations.map((one) => [one.id, ...one.nodes.slice(0, 3).map((node) => node.html)]);
    """
    pages: list[list[Result] | str] = [[bilingual(), CLEAN, BROKEN, worldly()], [bilingual()], [GATED]]
    for page in [*pages, index_of(RESULT, CLEAN, BROKEN, worldly())]:
        assert look(tmp_path, page, probe, width, dark, axe) == []
