import { h, show } from "./dom.js";
import { api } from "./api.js";
import { t } from "./i18n.js";
import { button, empty, sentence } from "./parts.js";
import { mayEdit } from "./session.js";
import { toast } from "./dialogs.js";

const SOURCES = ["internal", "NAMUR", "DIN", "ASME", "IEC", "IATE"];
const STATUS = [["pending", "Pending"], ["validated", "Validated"], ["rejected", "Rejected"]];

export function newEntryView(root) {
  if (!mayEdit()) {
    show(root, h("h1", { class: "sr", tabindex: "-1" }, t("New entry")), empty(t("This glossary is read-only here"), t("Entries are changed where the glossary is written. Search, health and backups work as ever."), h("a", { class: "button", href: "#/" }, t("Search"))));
    return;
  }
  show(root, editor(null, (saved) => {
    if (saved) toast(t("The entry is saved."));
    location.hash = saved ? `#/entry/${saved.id}` : "#/";
  }));
}

/** A form for an entry, or for a new one. `done` gets what was saved, or null. */
export function editor(entry, done) {
  const term = h("input", { id: "term", required: true, maxlength: "255", value: entry?.term ?? "", dir: "auto" });
  const language = select("language", [["en", t("English")], ["de", t("German")]], entry?.language ?? "en");
  const source = select("source", SOURCES.map((each) => [each, each]), entry?.source ?? "internal");
  const status = select("status", STATUS.map(([value, word]) => [value, t(word)]), entry?.validation_status ?? "pending");
  const tags = h("input", { id: "tags", value: (entry?.domain_tags ?? []).join(", "), "aria-describedby": "tags-help", dir: "auto" });
  const texts = h("div", { class: "stack" });
  const problem = h("p", { class: "form-error", role: "alert" });
  const given = (entry?.definitions ?? []).filter((each) => each?.text);
  (given.length ? given : [{ text: "" }]).forEach(addDefinition);
  const save = h("button", { type: "submit", class: "button primary" }, t("Save"));

  function addDefinition(definition) {
    const n = texts.children.length + 1;
    const area = h("textarea", { rows: "3", "aria-label": t("Definition {n}", { n }), dir: "auto" });
    area.value = definition.text ?? "";
    area.definition = definition;
    texts.append(area);
    return area;
  }

  function body() {
    const kept = [...texts.children].filter((area) => area.value.trim());
    return {
      term: term.value.trim(), language: language.value, source: source.value, validation_status: status.value,
      domain_tags: tags.value.split(",").map((tag) => tag.trim()).filter(Boolean),
      definitions: kept.map((area, i) => ({ ...area.definition, text: area.value.trim(), is_primary: i === 0 })),
    };
  }

  async function submit(event) {
    event.preventDefault();
    const json = body();
    problem.textContent = "";
    if (!json.term) return refuse(term, t("Give the term."));
    if (!json.definitions.length) return refuse(texts.firstChild, t("Give a definition."));
    save.disabled = true;
    try {
      done(entry ? await api(`/api/glossary/${entry.id}`, { method: "PUT", json }) : await api("/api/glossary", { method: "POST", json }));
    } catch (error) {
      save.disabled = false;
      problem.replaceChildren(sentence(error));
    }
  }

  function refuse(field, words) {
    problem.textContent = words;
    field.focus();
  }

  return h("form", { class: "editor", onsubmit: submit, novalidate: true },
    h("h1", { tabindex: "-1" }, entry ? t("Edit the entry") : t("New entry")),
    field("term", t("Term"), term),
    h("div", { class: "field" }, h("span", { class: "label" }, t("Definitions")), texts,
      button(t("Add a definition"), () => addDefinition({}).focus(), { symbol: "plus", kind: "quiet" })),
    h("div", { class: "field-row" }, field("language", t("Language"), language), field("source", t("Source"), source), field("status", t("State"), status)),
    field("tags", t("Domains"), tags, h("p", { class: "help", id: "tags-help" }, t("Separated by commas"))),
    problem,
    h("div", { class: "actions" }, save, button(t("Cancel"), () => done(null))));
}

function field(id, name, control, more) {
  return h("div", { class: "field" }, h("label", { for: id }, name), control, more);
}

/** What is stored stays a choice, even if it is none of ours. */
function select(id, options, value) {
  const all = options.some(([each]) => each === value) ? options : [...options, [value, value]];
  return h("select", { id }, all.map(([each, words]) => h("option", { value: each, selected: each === value }, words)));
}
