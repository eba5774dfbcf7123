import { foreign, h, show } from "./dom.js";
import { api, query } from "./api.js";
import { t } from "./i18n.js";
import { has, known, mayEdit } from "./session.js";
import { button, chip, empty, failure, figure, label, loading, section } from "./parts.js";
import { cut, date } from "./format.js";
import { graphBox } from "./graph.js";
import { icon } from "./icons.js";
import { confirm, toast } from "./dialogs.js";
import { editor } from "./editor.js";
import { connect, relations } from "./relations.js";
import { mark } from "./layout.js";

/** One term: what it means, where it comes from, and how it belongs to others. */
export function entryView(root, { part, signal, redraw }) {
  show(root, h("h1", { class: "sr", tabindex: "-1" }, t("Entry")), loading());
  load();

  async function load() {
    try {
      const [entry, graph] = await Promise.all([
        api(`/api/glossary/${part}`, { signal }),
        api(query("/api/relationships/graph/data", { term_ids: part, max_depth: 2, min_confidence: "0" }), { signal }).catch(noGraph),
      ]);
      draw(entry, graph);
    } catch (error) {
      if (error.name === "AbortError") return;
      show(root, error.status === 404
        ? empty(t("There is no such entry"), t("It may have been deleted."), h("a", { class: "button", href: "#/" }, t("Search")))
        : failure(error, load));
    }
  }

  function draw(entry, graph) {
    mark("search", cut(entry.term, 60));
    const own = graph.edges.filter((edge) => edge.source === entry.id || edge.target === entry.id);
    show(root,
      h("a", { class: "back", href: "#/", onclick: back }, icon("back"), t("Search")),
      h("div", { class: "heading" },
        h("div", null,
          h("h1", { class: "term", tabindex: "-1", lang: entry.language }, foreign(entry.term)),
          h("div", { class: "tags" }, label({ de: t("German"), en: t("English") }[entry.language] ?? cut(entry.language, 12)), entry.validation_status && chip(entry.validation_status),
            (entry.domain_tags ?? []).map((tag) => h("a", { class: "tag", href: `#${query("/search", { q: cut(entry.term, 200), domain: tag })}` }, foreign(cut(tag, 40)))))),
        mayEdit() && h("div", { class: "actions" }, button(t("Edit"), () => edit(entry), { symbol: "edit" }), button(t("Delete"), () => remove(entry), { symbol: "trash", kind: "danger quiet" }))),
      has("editor") && !known().writable && h("p", { class: "notice" }, t("This glossary is read-only here"), ". ", t("Entries are changed where the glossary is written. Search, health and backups work as ever.")),
      h("div", { class: "definitions", lang: entry.language }, definitions(entry)),
      (own.length > 0 || mayEdit()) && section(t("Relationships"),
        own.length > 0 ? h("div", { class: "related" }, graphBox(graph, entry.id, signal), relations(entry, graph, own, mayEdit() && redraw)) : h("p", { class: "muted" }, t("It is not connected with any term yet.")),
        mayEdit() && button(t("Connect"), async () => { if (await connect(entry)) redraw(); }, { symbol: "plus", kind: "quiet" })),
      section(t("Origin"), h("dl", { class: "figures small" },
        figure(t("Source"), foreign(entry.source ?? "–")), figure(t("Document"), foreign(entry.source_document ?? "–")),
        figure(t("Created"), entry.creation_date ? day(entry.creation_date) : "–"), figure(t("Changed"), entry.updated_at ? day(entry.updated_at) : "–"), figure("ID", String(entry.id)))));
  }

  function edit(entry) {
    show(root, editor(entry, (saved) => { if (saved) toast(t("The entry is saved.")); redraw(); }));
    root.querySelector("input")?.focus();
  }

  async function remove(entry) {
    const done = await confirm(t("Delete this entry?"), t("“{term}” and its relationships are deleted from the glossary.", { term: cut(entry.term, 80) }), t("Delete"),
      () => api(`/api/glossary/${entry.id}`, { method: "DELETE" }).then(() => true));
    if (done) {
      toast(t("The entry is deleted."));
      location.hash = "#/";
    }
  }
}

/** The entry is shown without its neighbours if those cannot be read. */
function noGraph(error) {
  if (error.name === "AbortError") throw error;
  return { nodes: [], edges: [] };
}

function back(event) {
  if (history.length > 1) {
    event.preventDefault();
    history.back();
  }
}

function day(text) {
  return Number.isNaN(Date.parse(text)) ? foreign(cut(text, 40)) : date(text);
}

function definitions(entry) {
  const texts = (entry.definitions ?? []).map((each) => each?.text).filter(Boolean);
  if (!texts.length) return h("p", { class: "muted" }, t("It has no definition."));
  return texts.length === 1 ? h("p", { dir: "auto" }, texts[0]) : h("ol", null, texts.map((text) => h("li", { dir: "auto" }, text)));
}
