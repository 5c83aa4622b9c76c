"use strict";
// Filters the findings and shows pages enlarged. Without it all of the report can be read as well.
(() => {
  const byId = (id) => document.getElementById(id);
  const findings = [...document.querySelectorAll("article.finding")];

  function startFilters() {
    const bar = byId("filters");
    if (!bar) return;
    const levels = [...bar.querySelectorAll("input[name=level]")];
    const material = byId("filter-material");
    const file = byId("filter-file");
    const count = byId("filter-count");

    function apply() {
      const wanted = new Set(levels.filter((box) => box.checked).map((box) => box.value));
      let shown = 0;
      for (const finding of findings) {
        const { level, material: itsMaterial, file: itsFile } = finding.dataset;
        const fits = wanted.has(level) && (!material.value || material.value === itsMaterial) &&
          (!file.value || file.value === itsFile);
        finding.hidden = !fits;
        shown += fits ? 1 : 0;
      }
      for (const group of document.querySelectorAll(".group")) {
        group.hidden = !group.querySelector("article.finding:not([hidden])");
      }
      byId("none-shown").hidden = shown > 0;
      count.textContent = count.dataset.text.replace("{shown}", shown)
        .replace("{all}", findings.length);
    }

    function reset() {
      for (const box of levels) box.checked = true;
      material.value = "";
      file.value = "";
      apply();
    }

    function reveal() {
      const target = byId(decodeURIComponent(location.hash.slice(1)));
      if (target && target.hidden) {
        reset();
        target.scrollIntoView();
      }
    }

    bar.addEventListener("change", apply);
    byId("filter-reset").addEventListener("click", reset);
    for (const link of document.querySelectorAll("a[data-show-material]")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        reset();
        material.value = link.dataset.showMaterial;
        apply();
        byId("findings-title").focus({ preventScroll: true });
        byId("findings").scrollIntoView();
      });
    }
    addEventListener("hashchange", reveal);
    bar.hidden = false;
    apply();
    reveal();
  }

  function startViewer() {
    const viewer = byId("viewer");
    if (!viewer || !viewer.showModal) return;
    const page = byId("viewer-page");

    function open(sheet, number) {
      const drawing = sheet.querySelector("svg").cloneNode(true);
      for (const mark of drawing.querySelectorAll(".mark")) {
        mark.classList.toggle("current", mark.dataset.finding === number);
      }
      byId("viewer-title").textContent = sheet.querySelector("h3").textContent;
      page.replaceChildren(drawing);
      viewer.showModal();
      const spot = drawing.querySelector(".mark.current .spot");
      if (spot) spot.scrollIntoView({ block: "center" });
      else page.scrollTop = 0;
    }

    for (const link of document.querySelectorAll("a.open-page")) {
      link.addEventListener("click", (event) => {
        const sheet = byId(link.dataset.page);
        if (!sheet || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        open(sheet, link.dataset.finding);
      });
    }
    byId("viewer-close").addEventListener("click", () => viewer.close());
    viewer.addEventListener("click", (event) => {
      if (event.target === viewer) viewer.close();
    });
    viewer.addEventListener("close", () => page.replaceChildren());
  }

  startFilters();
  startViewer();
})();
