import { h } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./i18n.js";

const WORDS = {
  healthy: "Healthy", degraded: "Degraded", unhealthy: "Unhealthy",
  running: "Running", hung: "Hung", exited: "Exited", crashed: "Crashed",
  ready: "Ready", stale: "Catching up", building: "Being built", waiting: "Waiting",
  sound: "Sound", absent: "Absent", broken: "Broken", pending: "Pending", validated: "Validated", rejected: "Rejected",
  CRITICAL: "Critical", ERROR: "Error", WARNING: "Warning", critical: "Critical", error: "Error", note: "Note",
};
const TONES = {
  healthy: "good", running: "good", ready: "good", sound: "good", validated: "good",
  degraded: "warn", stale: "warn", building: "warn", waiting: "warn", hung: "warn", WARNING: "warn", absent: "", pending: "warn",
  unhealthy: "bad", crashed: "bad", broken: "bad", ERROR: "bad", CRITICAL: "bad", critical: "bad", error: "bad", rejected: "bad",
};

/** A state as a word with its colour. The host's index is stale in a worse sense than ours. */
export function chip(state, tone = TONES[state] ?? "") {
  return h("span", { class: `chip ${tone}` }, h("span", { class: "dot", "aria-hidden": "true" }), t(WORDS[state] ?? state));
}

export function label(text, tone = "") {
  return h("span", { class: `chip plain ${tone}` }, text);
}

/** A button with a drawing; `kind` is primary, danger or quiet. */
export function button(text, onclick, { symbol, kind = "", title, disabled } = {}) {
  return h("button", { type: "button", class: `button ${kind}`, onclick, title, disabled }, symbol && icon(symbol), text);
}

/** A button that is only a drawing, with its words for those who cannot see it. */
export function iconButton(symbol, text, onclick, more = {}) {
  return h("button", { type: "button", class: "button icon-only", onclick, title: text, "aria-label": text, ...more }, icon(symbol));
}

export function heading(title, lead, actions) {
  return h("div", { class: "heading" },
    h("div", null, h("h1", { tabindex: "-1" }, title), lead && h("p", { class: "lead" }, lead)),
    actions && h("div", { class: "actions" }, actions));
}

export function section(title, content, more) {
  return h("section", { class: "section" }, h("div", { class: "section-head" }, h("h2", null, title), more), content);
}

/** A figure with its name. */
export function figure(name, value, note) {
  return h("div", { class: "figure" }, h("dt", null, name), h("dd", null, value, note && h("small", null, note)));
}

export function figures(...list) {
  return h("dl", { class: "figures" }, list);
}

/** What stands where there is nothing yet. */
export function empty(title, text, more) {
  return h("div", { class: "state" }, h("h2", null, title), text && h("p", null, text), more);
}

export function loading() {
  return h("div", { class: "skeleton", role: "status" }, h("span", { class: "sr" }, t("Loading…")),
    [1, 2, 3, 4].map(() => h("div", { class: "bone", "aria-hidden": "true" })));
}

/** What went wrong, marked as English where the server said it. */
export function sentence(error) {
  return h("span", { lang: error.lang }, error.message);
}

export function failure(error, again) {
  return h("div", { class: "state bad", role: "alert" },
    h("h2", null, t("This could not be shown")), h("p", null, sentence(error)),
    error.requestId && h("p", { class: "muted" }, t("Request"), " ", h("code", null, error.requestId)),
    again && button(t("Try again"), again));
}

/** A table in a frame that scrolls by itself; columns are [name, class]. */
export function table(caption, columns, rows, kind = "") {
  return h("div", { class: `table-frame ${kind}`, tabindex: "0", role: "region", "aria-label": caption },
    h("table", null, h("caption", { class: "sr" }, caption),
      h("thead", null, h("tr", null, columns.map(([name, kind]) => h("th", { scope: "col", class: kind }, name)))),
      h("tbody", null, rows)));
}

export function code(text) {
  const copy = iconButton("copy", t("Copy"), () => navigator.clipboard?.writeText(text));
  return h("div", { class: "code" }, h("pre", { tabindex: "0" }, text), copy);
}
