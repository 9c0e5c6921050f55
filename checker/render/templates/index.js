
"use strict";
(() => {
  const form = document.querySelector(".filter");
  const table = document.querySelector(".sortable");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const order = new Map(rows.map((row, at) => [row, at]));
  const words = new Map(rows.map((row) => [row, row.cells[1].textContent.toLowerCase()]));

  function filter() {
    const wanted = form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const states = new Set([...form.querySelectorAll("[name=state]:checked")].map((box) => box.value));
    let shown = 0;
    for (const row of rows) {
      row.hidden = !states.has(row.dataset.state) || !wanted.every((word) => words.get(row).includes(word));
      shown += row.hidden ? 0 : 1;
    }
    form.querySelector("[role=status]").textContent = `${shown} of ${rows.length} articles shown`;
  }

  // Figures as figures, words as words; what has no figure comes last, and equals keep their first order.
  function sort(head, at) {
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
    body.append(...sorted);
  }

  [...table.tHead.rows[0].cells].forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => sort(head, at));
    head.replaceChildren(button);
  });
  for (const mark of document.querySelectorAll("[data-page]")) {
    mark.addEventListener("click", () => { if (mark.dataset.page) location.href = mark.dataset.page; });
  }
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  filter();
})();
