"use strict";
// Sorts and filters the table of packages. Without it all of the page can be read as well.
(() => {
  const byId = (id) => document.getElementById(id);
  const table = byId("package-table");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const gravity = ["broken", "incomplete", "review", "ready"];
  const collator = new Intl.Collator("zh-CN", { numeric: true });

  // --- sorting: what is empty stays last both ways, what is alike keeps its order --------------

  const read = {
    text: (row, cell) => (cell.textContent === "-" ? null : cell.textContent),
    verdict: (row) => gravity.indexOf(row.dataset.verdict),
    number(row, cell) {
      const text = cell.dataset.number || cell.textContent;
      return text === "-" ? null : Number(text.replaceAll(",", ""));
    },
  };
  const compare = { text: collator.compare, verdict: (a, b) => a - b, number: (a, b) => a - b };

  function sort(column, direction) {
    const kind = heads[column].dataset.sort;
    const keyed = rows.map((row) => ({ row, key: read[kind](row, row.cells[column]) }));
    keyed.sort((a, b) => {
      if (a.key === null || b.key === null) return (a.key === null) - (b.key === null);
      return direction * compare[kind](a.key, b.key);
    });
    body.append(...keyed.map(({ row }) => row));
    heads.forEach((head, n) => {
      const sorted = direction > 0 ? "ascending" : "descending";
      head.setAttribute("aria-sort", n === column ? sorted : "none");
    });
  }

  function startSorting() {
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "screen";
      button.textContent = head.textContent;
      button.addEventListener("click", () => {
        sort(column, head.getAttribute("aria-sort") === "ascending" ? -1 : 1);
      });
      const words = document.createElement("span");
      words.className = "on-paper";
      words.textContent = head.textContent;
      head.replaceChildren(button, words);
      head.setAttribute("aria-sort", head.dataset.sort === "verdict" ? "ascending" : "none");
    });
  }

  // --- filtering --------------------------------------------------------------------------------

  const text = byId("filter-text");
  const verdict = byId("filter-verdict");
  const route = byId("filter-route");
  const count = byId("filter-count");
  const plain = (words) => words.normalize("NFKC").toLowerCase();
  let said = null;

  function saidIn(row) {
    const whole = [...row.querySelectorAll("[title]")].map((element) => element.title);
    return plain([row.textContent, ...whole].join(" "));
  }

  function apply() {
    const sought = plain(text.value).split(/\s+/).filter(Boolean);
    if (sought.length) said = said || rows.map(saidIn);
    let shown = 0;
    rows.forEach((row, n) => {
      const fits = (!verdict.value || verdict.value === row.dataset.verdict) &&
        (!route.value || row.dataset.choices.split(" ").includes(route.value)) &&
        sought.every((part) => said[n].includes(part));
      if (row.hidden === fits) row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    byId("none-shown").hidden = shown > 0;
    count.textContent = count.dataset.text.replace("{shown}", shown).replace("{all}", rows.length);
  }

  function reset() {
    text.value = verdict.value = route.value = "";
    apply();
  }

  // A link to a row that is filtered out shows all rows again.
  function reveal(hash) {
    const target = byId(hash.slice(1));
    if (!target || !target.hidden || target.parentNode !== body) return false;
    reset();
    return true;
  }

  function startFilters() {
    text.addEventListener("input", apply);
    verdict.addEventListener("change", apply);
    route.addEventListener("change", apply);
    byId("filter-reset").addEventListener("click", reset);
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      if (link) reveal(link.hash);
    });
    addEventListener("hashchange", () => {
      if (reveal(location.hash)) byId(location.hash.slice(1)).scrollIntoView();
    });
    byId("filters").hidden = false;
    apply();
  }

  startSorting();
  startFilters();
})();
