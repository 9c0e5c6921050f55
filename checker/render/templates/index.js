
"use strict";
(() => {
  const form = document.querySelector(".filter");
  const table = document.querySelector(".sortable");
  const rows = [...table.querySelectorAll("tbody tr")];
  const order = new Map(rows.map((row, at) => [row, at]));
  const words = new Map();
  const later = (task) => (window.requestIdleCallback ? requestIdleCallback(task, { timeout: 300 }) : setTimeout(task, 50));

  const wordsOf = (row) => {
    if (!words.has(row)) words.set(row, row.cells[1].textContent.toLowerCase());
    return words.get(row);
  };

  // The style lays out the first rows only; the others follow when there is time, and at once where they are needed.
  function more() {
    const rest = table.querySelector("tbody.rest");
    if (rest) rest.classList.remove("rest");
    return rest;
  }
  function all() {
    while (more());
  }
  function slowly() {
    if (more()) later(slowly);
  }

  function say(shown) {
    const [some, every, hidden] = [shown, rows.length, rows.length - shown].map((count) => count.toLocaleString("en"));
    form.querySelector("[role=status]").textContent =
      shown < rows.length ? `${some} of ${every} articles, ${hidden} hidden` : `${every} articles`;
  }

  function filter() {
    all();
    const wanted = form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const states = new Set([...form.querySelectorAll("[name=state]:checked")].map((box) => box.value));
    let shown = 0;
    for (const row of rows) {
      row.hidden = !states.has(row.dataset.state) || !wanted.every((word) => wordsOf(row).includes(word));
      shown += row.hidden ? 0 : 1;
    }
    say(shown);
  }

  // Figures as figures, words as words; what has no figure comes last, and equals keep their first order.
  function sort(head, at) {
    all();
    const down = head.getAttribute("aria-sort") === "ascending";
    const numeric = head.classList.contains("n");
    const key = (row) => {
      const text = row.cells[at].textContent.trim();
      return numeric ? (text ? Number(text) : null) : text;
    };
    const keys = new Map(rows.map((row) => [row, key(row)]));
    const compare = (a, b) => (numeric ? a - b : a.localeCompare(b));
    const sorted = [...rows].sort((one, two) => {
      const [a, b] = [keys.get(one), keys.get(two)];
      const blank = (a === null) - (b === null);
      return blank || (a === null ? 0 : compare(a, b) * (down ? -1 : 1)) || order.get(one) - order.get(two);
    });
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    table.tBodies[0].append(...sorted);
  }

  [...table.tHead.rows[0].cells].forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => sort(head, at));
    head.replaceChildren(button);
  });

  // In the picture every article has a strip of its own, as high as the picture.
  const curve = document.querySelector(".curve svg");
  const hand = document.querySelector(".at-hand");
  const rowAt = (event) => {
    const { left, width } = curve.getBoundingClientRect();
    return rows[Math.floor((event.clientX - left) / width * rows.length)];
  };
  curve.addEventListener("pointermove", (event) => {
    const row = rowAt(event);
    const name = row && row.cells[1].firstElementChild.textContent;
    hand.textContent = row ? `${row.cells[7].textContent} ${name}` : "";
  });
  curve.addEventListener("pointerleave", () => { hand.textContent = ""; });
  curve.addEventListener("click", (event) => {
    const link = rowAt(event)?.querySelector("th a");
    if (link) location.href = link.href;
  });
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  say(rows.length);
  addEventListener("load", () => later(slowly));
  addEventListener("beforeprint", all);
})();
