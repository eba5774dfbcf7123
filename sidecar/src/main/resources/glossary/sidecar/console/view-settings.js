import { h, show } from "./dom.js";
import { api } from "./api.js";
import { plural, t } from "./i18n.js";
import { empty, failure, heading, label, loading, section, sentence } from "./parts.js";
import { toast } from "./dialogs.js";
import { known } from "./session.js";

const LEVELS = ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"];

/** What is in force and where that was set. Secrets come redacted from the server. */
export function settingsView(root, { signal }) {
  const body = h("div", null, loading());
  const text = h("input", { type: "search", id: "filter", placeholder: t("Filter by name, value or meaning"), "aria-label": t("Filter the settings"), autocomplete: "off", oninput: () => draw() });
  const changed = h("input", { type: "checkbox", id: "changed", onchange: () => draw() });
  const level = h("select", { id: "level", onchange: change }, LEVELS.map((each) => h("option", { value: each }, each)));
  const count = h("p", { class: "muted", role: "status" });
  let settings = [];
  show(root, heading(t("Settings"), t("They are read at the start; only the log level can be changed from here. Version {version}.", { version: known().version ?? "–" })),
    h("div", { class: "filters" }, text, h("label", { class: "check", for: "changed" }, changed, t("Only what was set")), h("label", { class: "check push", for: "level" }, t("Log level"), level)), count, body);
  load();

  async function load() {
    try {
      const [config, log] = await Promise.all([api("/api/config", { signal }), api("/api/log-level", { signal })]);
      settings = config.settings;
      level.value = log.level;
      draw();
    } catch (error) {
      if (error.name !== "AbortError") show(body, failure(error, load));
    }
  }

  function draw() {
    const wanted = text.value.trim().toLowerCase();
    const shown = settings.filter((each) => (!changed.checked || each.origin !== "default")
      && (!wanted || `${each.name} ${each.value} ${each.sentence}`.toLowerCase().includes(wanted)));
    const groups = new Map();
    for (const each of shown) (groups.get(each.category) ?? groups.set(each.category, []).get(each.category)).push(each);
    count.textContent = plural(shown.length, "{n} setting", "{n} settings");
    show(body, shown.length ? [...groups].map(([name, list]) => section(t(name), h("div", { class: "settings" }, list.map(row)))) : empty(t("No setting fits"), t("Clear the filter to see all of them.")));
  }

  async function change() {
    try {
      const now = await api("/api/log-level", { method: "PUT", json: { level: level.value } });
      toast(t("Logging {level} until the next restart.", { level: now.level }));
    } catch (error) {
      toast(sentence(error), "bad");
    }
  }
}

function row(each) {
  return h("div", { class: "setting" },
    h("div", null, h("code", { class: "name" }, each.name), h("p", { class: "muted", lang: "en" }, each.sentence)),
    h("div", { class: "value" }, h("code", null, each.value === "" ? "–" : each.value), label(each.origin === "default" ? t("default") : each.origin, each.origin === "default" ? "" : "good")));
}
