import { foreign, h, moveFocus, show } from "./dom.js";
import { api, query } from "./api.js";
import { number, plural, t } from "./i18n.js";
import { mayEdit } from "./session.js";
import { chip, empty, failure, label } from "./parts.js";
import { ago, cut, millis } from "./format.js";
import { icon } from "./icons.js";

const PAGE = 20;
const PAUSE_MILLIS = 140;

/** Finds terms as one types; the query is in the address, so that it can be shared and gone back to. */
export function searchView(root, { parameters, signal }) {
  const wanted = { q: parameters.get("q") ?? "", language: parameters.get("language") ?? "", domain: parameters.get("domain") ?? "" };
  const field = h("input", {
    id: "q", type: "search", value: wanted.q, placeholder: t("Find a term in English or German"), "aria-label": t("Search the glossary"),
    autocomplete: "off", autocapitalize: "off", spellcheck: "false", maxlength: "200", enterkeyhint: "search",
    oninput: typed, onkeydown: keys,
  });
  const filters = h("div", { class: "filters" });
  const suggestions = h("div", { class: "suggestions" });
  const summary = h("p", { class: "summary", role: "status" });
  const results = h("div", { class: "results", onkeydown: arrows });
  let timer = 0;
  let asked = new AbortController();
  signal.addEventListener("abort", () => { clearTimeout(timer); asked.abort(); });

  show(root, h("h1", { class: "sr", tabindex: "-1" }, t("Search")),
    h("search", { class: "searchbox" }, icon("search"), field, h("kbd", { "aria-hidden": "true" }, "/")),
    filters, suggestions, summary, results);
  drawFilters();
  find(0);
  if (matchMedia("(pointer: fine)").matches) { // a keyboard on the screen would hide what is there
    field.focus({ preventScroll: true });
    field.setSelectionRange(field.value.length, field.value.length);
  }

  function typed() {
    wanted.q = field.value;
    clearTimeout(timer);
    timer = setTimeout(changed, PAUSE_MILLIS);
  }

  function changed() {
    clearTimeout(timer);
    history.replaceState(null, "", `#${query("/search", wanted)}`);
    drawFilters();
    find(0);
  }

  function keys(event) {
    if (event.key === "ArrowDown" && moveFocus(results, "a.hit", 1)) event.preventDefault();
    else if (event.key === "Enter") {
      const first = results.querySelector("a.hit");
      if (first && !timerPending()) location.hash = first.getAttribute("href");
      else changed();
    } else if (event.key === "Escape" && field.value) { event.preventDefault(); field.value = ""; typed(); }
  }

  function timerPending() {
    return wanted.q !== results.dataset.query;
  }

  function arrows(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    if (!moveFocus(results, "a.hit", step) && step < 0) field.focus();
  }

  function drawFilters() {
    const option = (value, text) => h("button", {
      type: "button", "aria-pressed": String(wanted.language === value), onclick: () => { wanted.language = value; changed(); },
    }, text);
    show(filters,
      h("div", { class: "segmented", role: "group", "aria-label": t("Language of the entries") }, option("", t("All")), option("en", t("English")), option("de", t("German"))),
      wanted.domain && h("button", { type: "button", class: "tag on", onclick: () => { wanted.domain = ""; changed(); }, "aria-label": t("Remove the filter {name}", { name: wanted.domain }) }, foreign(cut(wanted.domain, 40)), icon("close")),
      mayEdit() && h("a", { class: "button push", href: "#/new" }, icon("plus"), t("New entry")));
  }

  async function find(offset) {
    const text = wanted.q.trim();
    asked.abort();
    asked = new AbortController();
    if ([...text].length < 2) {
      results.dataset.query = wanted.q;
      show(suggestions);
      show(summary);
      if (text) summary.textContent = t("Type one more letter.");
      await home(results, signal);
      return;
    }
    const options = { signal: asked.signal };
    if (!offset) suggest(text, options);
    try {
      const page = await api(query("/api/search/fulltext", { q: text, language: wanted.language, domain: wanted.domain, limit: PAGE, offset: offset || "" }), options);
      drawPage(page, offset);
    } catch (error) {
      if (error.name === "AbortError") return;
      show(summary);
      show(results, failure(error, () => find(offset)));
    }
  }

  async function suggest(text, options) {
    try {
      const answer = await api(query("/api/search/suggest", { q: cut(text, 50), language: wanted.language, limit: 6 }), options);
      const others = answer.suggestions.filter((each) => each.toLowerCase() !== text.toLowerCase());
      show(suggestions, others.length > 0 && h("span", { class: "muted" }, t("Suggestions")), others.map((each) =>
        h("button", { type: "button", class: "tag", onclick: () => take(each) }, foreign(cut(each, 40)))));
    } catch {
      show(suggestions);
    }
  }

  function take(text) {
    field.value = cut(text, 200);
    wanted.q = field.value;
    changed();
    field.focus();
  }

  function drawPage(page, offset) {
    results.dataset.query = wanted.q;
    const count = page.total_relation === "gte" ? t("More than {n} entries", { n: number(page.total_results) }) : plural(page.total_results, "{n} entry", "{n} entries");
    show(summary, page.total_results > 0 && [count, h("span", { class: "muted" }, ` · ${millis(page.took_ms)}`)],
      page.did_you_mean && page.results.length > 0 && [" ", t("Did you mean"), " ", h("button", { type: "button", class: "link", onclick: () => take(page.did_you_mean) }, foreign(page.did_you_mean)), "?"],
      page.warnings.map((warning) => h("span", { class: "warn-text" }, ` ${warning}`)));
    const items = page.results.map((hit) => h("li", null, result(hit, (tag) => { wanted.domain = tag; changed(); })));
    if (!offset) {
      show(results, items.length ? h("ul", { class: "hits" }, items) : nothing(page));
    } else {
      results.querySelector("ul").append(...items);
      results.querySelector(".more")?.remove();
    }
    const shown = results.querySelectorAll("a.hit").length;
    if (shown && shown < page.total_results) {
      results.append(h("button", { type: "button", class: "button more", onclick: () => find(shown) }, t("Show more")));
    }
  }

  function nothing(page) {
    return empty(t("Nothing found"), wanted.language || wanted.domain ? t("There may be more without the filters.") : t("Try another spelling, or the beginning of the word with a star: val*"),
      page.did_you_mean && h("p", null, t("Did you mean"), " ", h("button", { type: "button", class: "link", onclick: () => take(page.did_you_mean) }, foreign(cut(page.did_you_mean, 60))), "?"));
  }
}

/** One entry of a list. */
export function result(hit, filter) {
  const tags = (hit.domain_tags ?? []).slice(0, 8).map((tag) =>
    h("button", { type: "button", class: "tag", onclick: () => filter(tag), "aria-label": t("Only {name}", { name: cut(tag, 40) }) }, foreign(cut(tag, 40))));
  return h("article", { class: "result" },
    h("div", { class: "result-head" },
      h("a", { class: "hit", href: `#/entry/${hit.id}`, lang: hit.language }, foreign(hit.term)),
      label(hit.language.toUpperCase().slice(0, 5)), hit.source && hit.source !== "internal" && label(cut(hit.source, 24)),
      tags.length > 0 && h("div", { class: "tags push" }, tags)),
    h("p", { class: "snippet", lang: hit.language, dir: "auto" }, marked(hit.snippet_html ?? "", hit.snippet ?? "")));
}

const ESCAPES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&#x27;": "'" };

/** The snippet with its hits marked: `<mark>` is the only tag that counts, and all other text stays text. */
function marked(html, plain) {
  if (!html) return plain;
  return html.split(/(<mark>.*?<\/mark>)/s).map((piece) => {
    const hit = /^<mark>(.*)<\/mark>$/s.exec(piece);
    const text = (hit ? hit[1] : piece).replace(/&(?:amp|lt|gt|quot|#39|#x27);/g, (escape) => ESCAPES[escape]);
    return hit ? h("mark", null, text) : text;
  });
}

/** What stands there before anything is sought: what there is, and whether all is well. */
async function home(into, signal) {
  try {
    const [figures, health, some] = await Promise.all([api("/api/admin/stats", { signal }), api("/health/detailed", { signal, allowed: [503] }), api("/api/glossary?limit=16", { signal })]);
    if (signal.aborted || into.dataset.query.trim().length > 1) return;
    const languages = Object.entries(figures.entries_by_language).sort().slice(0, 4).map(([name, n]) => `${number(n)} ${cut(name, 8).toUpperCase()}`).join(" · ");
    const backup = health.subsystems.backups;
    const well = health.status === "healthy";
    show(into,
      h("div", { class: "home" },
        tile("#/health", t("Health"), well ? t("All is well") : plural(health.issues.length, "{n} thing to look at", "{n} things to look at"), chip(health.status)),
        tile(null, t("Entries"), number(figures.total_glossary_entries), languages),
        tile("#/backups", t("Last backup"), backup.latest_backup_at ? ago(backup.latest_backup_at) : t("None yet"), backup.proven_at ? t("proven {ago}", { ago: ago(backup.proven_at) }) : t("not proven yet"))),
      some.length > 0 && h("section", { class: "section" }, h("h2", null, t("Some terms")),
        h("div", { class: "tags some" }, some.map((entry) => h("a", { class: "tag", href: `#/entry/${entry.id}`, lang: entry.language }, foreign(cut(entry.term, 40)))))),
      h("p", { class: "muted tips" }, t("Words find all their forms. \"Quotes\" find a phrase, val* a beginning, and AND, OR, NOT combine.")));
  } catch (error) {
    if (error.name !== "AbortError") show(into, failure(error));
  }
}

function tile(href, name, value, note) {
  return h(href ? "a" : "div", { class: "tile", href }, h("span", { class: "muted" }, name), h("strong", null, value), h("span", { class: "muted" }, note));
}
