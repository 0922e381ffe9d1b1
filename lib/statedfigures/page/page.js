"use strict";
(() => {
  const one = (what, within = document) => within.querySelector(what);
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  document.documentElement.classList.add("js");

  const save = (name, type, text) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  const csv = (lines) => lines.map((line) => line.map((cell) => {
    let text = cell === null || cell === undefined ? "" : String(cell);
    if (/^'?[=@+-]./.test(text) && !/^-?[\d.]+$/.test(text)) text = `'${text}`; // what a spreadsheet would run as a formula
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }).join(",")).join("\n") + "\n";

  // The index: words find reports
  const find = one("#find");
  find?.addEventListener("input", () => {
    const words = find.q.value.toLowerCase().split(/\s+/);
    for (const item of all(".reports li")) item.hidden = !words.every((word) => item.textContent.toLowerCase().includes(word));
  });
  find?.addEventListener("submit", (event) => event.preventDefault());

  // The table: filter, sort, a state that can be shared, files
  const form = one("#filter"), body = one("#figures tbody");
  if (form && body) {
    const data = JSON.parse(one("#data").textContent);
    const at = Object.fromEntries(data.columns.map((name, i) => [name, i]));
    const rows = all("tr", body).map((row, i) => {
      const values = data.rows[i], about = data.articles[values[at.article_id]];
      return { row, i, values, about, measure: values[at.measure], status: values[at.status],
        outlet: about[0] || values[at.article_id], text: row.textContent.toLowerCase() };
    });
    const FEW = 30; // cards that a phone shows at first; page.css has the same number
    const none = one("#none"), rest = one("#rest"), more = one("button", rest);
    const PICKS = ["measure", "outlet", "status"];
    const KEYS = [(r) => r.values[at.value], (r) => r.measure.toLowerCase(), (r) => r.status, (r) => r.i];
    let sorted = -1, down = false;

    const filter = () => {
      const words = form.q.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const r of rows) {
        const here = PICKS.every((name) => !form[name].value || r[name] === form[name].value) && words.every((word) => r.text.includes(word));
        if (r.row.hidden === here) r.row.hidden = !here;
        shown += here;
      }
      one("#count").value = shown === rows.length ? `${shown} figures` : `${shown} of ${rows.length} figures`;
      none.hidden = shown > 0;
      rest.hidden = shown <= FEW;
      more.textContent = `Show the other ${shown - FEW} figures`;
    };
    const sort = () => {
      const key = KEYS[sorted] || ((r) => r.i), sign = down ? -1 : 1;
      const order = [...rows].sort((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : a.i - b.i));
      body.append(...order.map((r) => r.row));
      all("#figures thead th").forEach((head, i) => {
        if (i === sorted) head.setAttribute("aria-sort", down ? "descending" : "ascending"); else head.removeAttribute("aria-sort");
      });
    };
    const remember = () => {
      const state = new URLSearchParams();
      for (const name of ["q", ...PICKS]) if (form[name].value) state.set(name, form[name].value);
      if (sorted >= 0) state.set("sort", (down ? "-" : "") + sorted);
      history.replaceState(null, "", String(state) ? `#${state}` : location.pathname + location.search);
    };
    const recall = () => {
      if (!location.hash.includes("=")) return;
      const state = new URLSearchParams(location.hash.slice(1));
      for (const name of ["q", ...PICKS]) form[name].value = state.get(name) || "";
      const order = state.get("sort");
      sorted = order ? Math.abs(parseInt(order, 10)) : -1;
      down = Boolean(order && order.startsWith("-"));
      sort();
      filter();
      one("#every-figure").scrollIntoView();
    };
    all("#figures thead th").forEach((head, i) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        down = sorted === i && !down;
        sorted = i;
        sort();
        remember();
      });
    });
    form.addEventListener("input", () => { filter(); remember(); });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => { sorted = -1; down = false; sort(); filter(); remember(); }));
    addEventListener("hashchange", recall);
    // A link to a row that the filter hides brings the whole table back
    addEventListener("click", (event) => {
      const link = event.target.closest?.("a[href^='#f-']");
      const row = link && document.getElementById(link.hash.slice(1));
      if (row?.hidden) form.reset();
    });

    more.addEventListener("click", () => {
      one("#figures").classList.remove("few");
      one("a", all("tr:not([hidden])", body)[FEW]).focus();
    });

    const OF_ARTICLE = ["outlet", "published", "url", "wording", "kind"];
    const table = () => {
      const columns = [...data.columns.slice(0, 1), "outlet", "published", ...data.columns.slice(1), "quote", "url", "wording", "kind"];
      const lines = rows.filter((r) => !r.row.hidden).map((r) => columns.map((name) => {
        if (name === "quote") return one("blockquote", r.row).textContent;
        const i = OF_ARTICLE.indexOf(name);
        return i >= 0 ? r.about[i] : r.values[at[name]];
      }));
      return { columns, lines };
    };
    one("[data-save=csv]").addEventListener("click", () => {
      const { columns, lines } = table();
      save("figures.csv", "text/csv", csv([columns, ...lines]));
    });
    one("[data-save=json]").addEventListener("click", () => {
      const { columns, lines } = table();
      const items = lines.map((line) => Object.fromEntries(columns.map((name, i) => [name, line[i]])));
      save("figures.json", "application/json", JSON.stringify(items, null, 1) + "\n");
    });
    filter();
    recall();
  }

  // An address that leads into a text that is shut, or past the first cards, opens them
  const reveal = () => {
    const at = document.getElementById(location.hash.slice(1));
    if (!at) return;
    if (at.matches("#figures tr")) one("#figures").classList.remove("few");
    const shut = at.closest("details") || one(":scope > details", at);
    if (shut) shut.open = true;
    at.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  // Charts: their data and their picture
  for (const button of all("[data-save=chart-csv]")) button.addEventListener("click", () => {
    const figure = button.closest("figure");
    save(`${figure.id}.csv`, "text/csv", csv(all("tr", figure).map((line) => all("th, td", line).map((cell) => cell.textContent))));
  });
  for (const button of all("[data-save=chart-svg]")) button.addEventListener("click", () => {
    const figure = button.closest("figure"), picture = one("svg", figure).cloneNode(true);
    const [x, y, width, height] = picture.getAttribute("viewBox").split(" ").map(Number);
    picture.setAttribute("font-family", "sans-serif");
    picture.setAttribute("viewBox", `${x} ${y - 50} ${width} ${height + 70}`);
    picture.setAttribute("height", height + 70);
    const words = [[-32, 17, one("h2", figure)], [-12, 12, one(".unit", figure)], [height + 14, 11, one(".source", figure)]];
    for (const [dy, size, from] of words) {
      const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
      Object.entries({ x: 4, y: dy, "font-size": size, fill: "#1b1b19" }).forEach(([name, value]) => text.setAttribute(name, value));
      text.textContent = from ? from.textContent : "";
      picture.append(text);
    }
    save(`${figure.id}.svg`, "image/svg+xml", new XMLSerializer().serializeToString(picture));
  });

  // A mark in an article: what was read there, on hover, focus or tap
  const pop = one("#pop");
  let shownFor = null, tapped = null;
  const line = (...parts) => {
    const p = document.createElement("p");
    parts.forEach(([tag, text]) => { const e = document.createElement(tag); e.textContent = text; p.append(e, " "); });
    return p;
  };
  const hide = () => {
    if (!shownFor) return;
    shownFor.removeAttribute("aria-describedby");
    pop.hidePopover();
    shownFor = null;
  };
  const show = (mark) => {
    if (shownFor === mark) return;
    hide();
    pop.replaceChildren(...mark.dataset.f.split(" ").flatMap((id) => {
      const row = document.getElementById(`f-${id}`);
      if (!row) return [];
      const [figure, what, status] = row.children;
      const tidy = (cell) => cell.textContent.replace(/\s+/g, " ").trim();
      return [line(["b", tidy(figure)]), line(["span", tidy(what)]), line(["span", tidy(status)]), line(["small", tidy(one(".why p", row))])];
    }));
    if (!pop.children.length) return;
    shownFor = mark;
    mark.setAttribute("aria-describedby", "pop");
    pop.showPopover();
    place();
  };
  const place = () => {
    const box = shownFor.getBoundingClientRect(), size = pop.getBoundingClientRect();
    pop.style.left = `${Math.max(8, Math.min(box.left, innerWidth - size.width - 8))}px`;
    pop.style.top = `${box.bottom + size.height + 12 < innerHeight ? box.bottom + 6 : Math.max(8, box.top - size.height - 6)}px`;
  };
  if (pop) {
    for (const mark of all("a.n")) {
      mark.addEventListener("focus", () => show(mark));
      mark.addEventListener("blur", hide);
      mark.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(mark));
      mark.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && hide());
      mark.addEventListener("click", (event) => {
        if (event.pointerType === "touch" && tapped !== mark) { // the first tap tells, the second leads to the row
          event.preventDefault();
          tapped = mark;
          show(mark);
        }
      });
    }
    addEventListener("keydown", (event) => event.key === "Escape" && hide());
    addEventListener("scroll", () => (shownFor && shownFor === document.activeElement ? place() : hide()), { passive: true });
    addEventListener("pointerdown", (event) => { if (!event.target.closest?.("a.n")) { tapped = null; hide(); } });
  }
})();
