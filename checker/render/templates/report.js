
"use strict";
(() => {
  const wide = matchMedia("screen and (min-width: 64rem)");
  const texts = [...document.querySelectorAll(".text")];
  const cards = [...document.querySelectorAll(".card")];
  const marks = [...document.querySelectorAll(".mark")];
  const form = document.querySelector(".filter");
  let active = null;

  const markOf = (card) => document.getElementById(card.dataset.mark);
  const shown = () => cards.filter((card) => !card.hidden);

  // Where the cards would run far below the text they say less until they are chosen.
  function crowded(text) {
    text.classList.remove("dense", "some");
    text.style.minHeight = "";
    let taken = 0;
    for (const card of text.querySelectorAll(".card:not([hidden]):not(.on)")) taken += card.offsetHeight + 10;
    return taken > text.offsetHeight;
  }

  // Cards stand beside their words; where they would overlap they give way, the active one last.
  // Beside an active one the others shrink to a line.
  function place() {
    for (const text of texts) {
      text.classList.toggle("placed", wide.matches);
      text.classList.toggle("dense", wide.matches && crowded(text));
      text.classList.toggle("some", Boolean(active) && text.contains(active));
      text.style.minHeight = "";
      const here = [...text.querySelectorAll(".card:not([hidden])")];
      if (!wide.matches) {
        for (const card of here) card.style.top = "";
        continue;
      }
      const gap = text.classList.contains("some") ? 6 : 10;
      const origin = text.getBoundingClientRect().top;
      const wanted = here.map((card) => (markOf(card) || card.parentNode).getBoundingClientRect().top - origin);
      const heights = here.map((card) => card.offsetHeight + gap);
      const tops = [];
      let free = 0;
      here.forEach((_, i) => { tops[i] = Math.max(free, wanted[i]); free = tops[i] + heights[i]; });
      const at = here.indexOf(active);
      if (at >= 0) {
        tops[at] = wanted[at];
        for (let i = at - 1; i >= 0; i--) tops[i] = Math.min(tops[i], tops[i + 1] - heights[i]);
        free = 0;
        here.forEach((_, i) => { tops[i] = Math.max(free, tops[i]); free = tops[i] + heights[i]; });
        for (let i = at + 1; i < here.length; i++) tops[i] = Math.max(wanted[i], tops[i - 1] + heights[i - 1]);
      }
      here.forEach((card, i) => { card.style.top = `${Math.round(tops[i])}px`; });
      const last = here.length - 1;
      if (last >= 0) text.style.minHeight = `${Math.round(tops[last] + heights[last])}px`;
    }
  }

  function say() {
    if (!form) return;
    const list = shown();
    const hidden = cards.length - list.length;
    const at = list.indexOf(active);
    const where = at < 0 ? `${list.length} findings` : `finding ${at + 1} of ${list.length}`;
    form.querySelector("[role=status]").textContent = hidden ? `${where}, ${hidden} hidden` : where;
    const hides = form.querySelector(".hides");
    hides.hidden = !hidden;
    hides.textContent = `(hides ${hidden})`;
  }

  function choose(card, scroll) {
    if (active) active.classList.remove("on");
    active = card;
    for (const mark of marks) mark.classList.toggle("on", Boolean(card) && mark.dataset.f.split(" ").includes(card.id));
    say();
    if (!card) { place(); return; }
    card.classList.add("on");
    place();
    if (!scroll) return;
    card.focus({ preventScroll: true });
    const target = wide.matches ? markOf(card) || card : card;
    target.scrollIntoView({ block: "center" });
  }

  function step(by) {
    const list = shown();
    if (!list.length) return;
    const at = list.indexOf(active);
    choose(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length], true);
  }

  function filter() {
    const chosen = (name) => new Set([...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value));
    const severities = chosen("severity");
    const families = chosen("family");
    const least = Number(form.elements.confidence.value);
    form.querySelector("output").textContent = `${least}%`;
    for (const card of cards) {
      const { severity, family, confidence } = card.dataset;
      card.hidden = !(severities.has(severity) && families.has(family) && Number(confidence) >= least);
    }
    const visible = new Set(shown().map((card) => card.id));
    for (const mark of marks) mark.classList.toggle("off", !mark.dataset.f.split(" ").some((id) => visible.has(id)));
    for (const at of document.querySelectorAll(".at")) at.classList.toggle("off", !visible.has(at.id.replace("-m", "-f")));
    say();
    if (active && active.hidden) choose(null); else place();
  }

  document.addEventListener("click", (event) => {
    for (const pop of document.querySelectorAll(".pop[open]")) if (wide.matches && !pop.contains(event.target)) pop.open = false;
    const mark = event.target.closest(".mark");
    const card = mark
      ? mark.dataset.f.split(" ").map((id) => document.getElementById(id)).find((one) => one && !one.hidden)
      : event.target.closest("a") ? null : event.target.closest(".card");
    if (mark) event.preventDefault();
    if (card) choose(card, Boolean(mark));
  });
  // What belongs together shows it under the pointer.
  function hint(target) {
    for (const one of document.querySelectorAll(".near")) one.classList.remove("near");
    const mark = target.closest(".mark");
    const card = target.closest(".card");
    const ids = mark ? mark.dataset.f.split(" ") : card ? [card.id] : [];
    if (!ids.length) return;
    for (const one of mark ? cards : marks) {
      const own = mark ? [one.id] : one.dataset.f.split(" ");
      one.classList.toggle("near", ids.some((id) => own.includes(id)));
    }
  }
  document.addEventListener("pointerover", (event) => hint(event.target));

  if (form) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.elements.all.addEventListener("click", () => { form.reset(); filter(); });
    form.elements.next.addEventListener("click", () => step(1));
    form.elements.previous.addEventListener("click", () => step(-1));
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
      if (typing || event.ctrlKey || event.metaKey || event.altKey || !form.elements.keys.checked) return;
      if (event.key === "j") step(1);
      if (event.key === "k") step(-1);
      if (event.key === "Escape") { for (const pop of form.querySelectorAll("details")) pop.open = false; choose(null); }
    });
    filter();
  }
  function follow() {
    const target = document.getElementById(location.hash.slice(1));
    for (const one of document.querySelectorAll("[data-spot]")) {
      one.classList.toggle("on", Boolean(target) && one.dataset.spot === target.id);
    }
    if (!target) return;
    if (cards.includes(target)) choose(target, true);
    else if (target.id.includes("-a")) target.scrollIntoView({ block: "center" });
  }
  addEventListener("beforeprint", () => { for (const one of document.querySelectorAll(".part > details")) one.open = true; });
  addEventListener("hashchange", follow);
  addEventListener("resize", place);
  addEventListener("load", place);
  wide.addEventListener("change", place);
  place();
  follow();
  // Cards move only after they have stood in their first places.
  requestAnimationFrame(() => requestAnimationFrame(() => document.body.classList.add("ready")));
})();
