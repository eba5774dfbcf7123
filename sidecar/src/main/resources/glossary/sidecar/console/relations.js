import { foreign, h, show } from "./dom.js";
import { api, query } from "./api.js";
import { t } from "./i18n.js";
import { iconButton, label } from "./parts.js";
import { cut } from "./format.js";
import { inverse, relation } from "./graph.js";
import { confirm, dialog, toast } from "./dialogs.js";

const TYPES = ["synonym", "translation", "broader", "narrower", "part_of", "related_to"];
const CHOICES = 6;
const SHOWN = 30;

/** The same as the graph, in words. `changed` is called when one was taken away; without it none can be. */
export function relations(entry, graph, edges, changed) {
  const terms = new Map(graph.nodes.map((node) => [node.id, node]));
  const groups = new Map();
  for (const edge of edges) {
    const outward = edge.source === entry.id;
    const name = relation(outward ? edge.type : inverse(edge.type));
    const other = terms.get(outward ? edge.target : edge.source);
    if (!other) continue;
    const group = groups.get(name) ?? groups.set(name, new Map()).get(name);
    (group.get(other.id) ?? group.set(other.id, { other, ids: [] }).get(other.id)).ids.push(edge.id.replace("edge-", ""));
  }
  return h("dl", { class: "relations" }, [...groups].map(([name, others]) => h("div", null, h("dt", null, name),
    h("dd", null, [...others.values()].slice(0, SHOWN).map(({ other, ids }) => h("span", { class: "relation" },
      h("a", { href: `#/entry/${other.id}`, lang: other.language }, foreign(cut(other.term, 60))),
      changed && iconButton("close", t("Remove {name}", { name: cut(other.term, 60) }), () => remove(entry, other, name, ids, changed))))))));
}

async function remove(entry, other, name, ids, changed) {
  const text = t("“{other}” ({name}) is no longer connected with “{term}”. Both entries stay.", { other: cut(other.term, 60), name, term: cut(entry.term, 60) });
  const done = await confirm(t("Remove this relationship?"), text, t("Remove"), async () => {
    for (const id of ids) await api(`/api/relationships/${id}`, { method: "DELETE" });
    return true;
  });
  if (done) {
    toast(t("The relationship is removed."));
    changed();
  }
}

/** Asks for another term and connects it with this one; resolves to null if it was left. */
export async function connect(entry) {
  const type = h("select", { id: "relation" }, TYPES.map((each) => h("option", { value: each }, relation(each))));
  const choices = h("fieldset", { class: "choices" });
  const field = h("input", { id: "other", type: "search", maxlength: "200", autocomplete: "off", spellcheck: "false", dir: "auto", "data-first": true, oninput: find });
  let chosen = null;
  let asked = new AbortController();

  async function find() {
    chosen = null;
    asked.abort();
    asked = new AbortController();
    const q = field.value.trim();
    if ([...q].length < 2) return show(choices);
    try {
      const page = await api(query("/api/search/fulltext", { q, limit: CHOICES + 1 }), { signal: asked.signal });
      const others = page.results.filter((hit) => hit.id !== entry.id).slice(0, CHOICES);
      show(choices, h("legend", { class: "sr" }, t("Terms found")), others.length ? others.map(choice) : h("p", { class: "muted" }, t("Nothing found")));
    } catch (error) {
      if (error.name !== "AbortError") show(choices, h("p", { class: "form-error", lang: error.lang }, error.message));
    }
  }

  function choice(hit) {
    const radio = h("input", { type: "radio", name: "other", value: String(hit.id), onchange: () => { chosen = hit.id; } });
    return h("label", { class: "choice" }, radio, h("span", { lang: hit.language }, foreign(cut(hit.term, 80))), label(hit.language.toUpperCase().slice(0, 5)));
  }

  const done = await dialog({
    title: t("Connect with another term"),
    content: [
      h("div", { class: "field" }, h("label", { for: "other" }, t("Other term")), field), choices,
      h("div", { class: "field" }, h("label", { for: "relation" }, t("It is, as seen from “{term}”,", { term: cut(entry.term, 60) })), type),
    ],
    action: t("Connect"),
    ready: () => chosen !== null,
    act: () => api("/api/relationships/", { method: "POST", json: { source_term_id: entry.id, target_term_id: chosen, relation_type: type.value, confidence: 1, extraction_method: "manual" } }),
  });
  asked.abort();
  if (done) toast(t("The terms are connected."));
  return done;
}
