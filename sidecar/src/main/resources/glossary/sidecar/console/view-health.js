import { h, show } from "./dom.js";
import { api } from "./api.js";
import { number, plural, t } from "./i18n.js";
import { chip, failure, heading, loading, section, table } from "./parts.js";
import { ago, dateTime, millis, since } from "./format.js";
import { chart } from "./charts.js";
import { showStatus } from "./layout.js";

const EVERY_MILLIS = 10000;
const NAMES = { database: "Database", fts_search: "Search index", disk: "Disk", memory: "Memory", backups: "Backups", performance: "Response times" };
const gb = (value) => (value === null || value === undefined ? "–" : `${number(value, 1)}\u00a0GB`);
const count = (value) => (value === null || value === undefined ? "–" : number(value));

/** What each subsystem shows of itself. */
const SHOWN = {
  database: (d) => [[t("Entries"), count(d.entry_count)], [t("Size"), d.database_size_mb === null ? "–" : `${number(d.database_size_mb, 1)}\u00a0MB`], [t("Integrity"), d.integrity]],
  fts_search: (d) => [[t("Indexed"), count(d.indexed_entries)], [t("Behind"), millis(d.index_lag_ms)], [t("Host’s index"), t({ sound: "Sound", stale: "Stale", broken: "Broken", absent: "Absent" }[d.host_index] ?? "Pending")]],
  disk: (d) => [[t("Free"), gb(d.free_gb)], [t("Used"), d.used_percent === null ? "–" : `${number(d.used_percent)}\u00a0%`], [t("Folders"), count(Object.keys(d.folders ?? {}).length)]],
  memory: (d) => [[t("Available"), gb(d.available_gb)], [t("Used"), `${number(d.used_percent ?? 0)}\u00a0%`], [t("Heap used"), `${number(d.heap_used_percent ?? 0)}\u00a0%`]],
  backups: (d) => [[t("Last"), d.latest_backup_at ? ago(d.latest_backup_at) : "–"], [t("Proven"), d.proven_at ? ago(d.proven_at) : "–"], [t("Number"), count(d.backup_count)]],
  performance: (d) => [["p50", millis(d.p50_response_time_ms)], ["p95", millis(d.p95_response_time_ms)], [t("In 5 minutes"), count(d.window_requests)]],
};

/** Whether all is well, what to do if not, and how it has been. */
export function healthView(root, { signal }) {
  const top = h("div", null, loading());
  const cards = h("div", { class: "cards" });
  const log = h("div");
  const rate = chart(t("Requests per second"), [[t("Requests"), "accent", (v) => number(v, 2)]], signal);
  const times = chart(t("Response time"), [["p50", "accent", millis], ["p95", "amber", millis], ["p99", "red", millis]], signal);
  const charts = h("div", { class: "charts" }, rate.element, times.element);
  const soon = h("p", { class: "muted", hidden: true }, t("The charts begin within half a minute after the start."));
  const ranges = h("div", { class: "segmented", role: "group", "aria-label": t("Range of the charts") }, range("hour", t("Hour")), range("day", t("Day")));
  let chosen = "hour";
  show(root, heading(t("Health"), t("Checked in the background; this page follows by itself.")), top, cards,
    section(t("Load"), [soon, charts], ranges), log);
  look();

  function range(name, words) {
    return h("button", { type: "button", "aria-pressed": String(name === "hour"), onclick: () => choose(name) }, words);
  }

  function choose(name) {
    chosen = name;
    [...ranges.children].forEach((each, i) => each.setAttribute("aria-pressed", String(["hour", "day"][i] === name)));
    drawCharts().catch(() => {});
  }

  async function look() {
    if (signal.aborted) return;
    if (!document.hidden || !cards.children.length) {
      try {
        const [health] = await Promise.all([api("/health/detailed", { signal, allowed: [503] }), drawCharts()]);
        draw(health);
      } catch (error) {
        if (error.name === "AbortError") return;
        if (!cards.children.length) show(top, failure(error, look));
      }
    }
    const timer = setTimeout(look, EVERY_MILLIS);
    signal.addEventListener("abort", () => clearTimeout(timer));
  }

  async function drawCharts() {
    const series = await api(`/health/history?range=${chosen}`, { signal });
    const enough = series.at.length > 1;
    soon.hidden = enough;
    soon.textContent = chosen === "day" ? t("A day is shown in steps of five minutes; the first comes ten minutes after the start.") : t("The charts begin within half a minute after the start.");
    charts.hidden = !enough;
    if (!enough) return;
    rate.update([series.at, series.requests_per_second]);
    times.update([series.at, series.p50_ms, series.p95_ms, series.p99_ms]);
  }

  function draw(health) {
    showStatus(health.status);
    show(top, banner(health));
    show(cards, Object.entries(health.subsystems).map(([name, each]) => card(name, each)));
    show(log, health.transitions?.length > 0 && section(t("Changes"), table(t("Changes"), [[t("When"), ""], [t("What"), ""], [t("State"), ""], [t("Cause"), "wide"]],
      health.transitions.slice(0, 20).map((each) => h("tr", null, h("td", null, since(each.at)), h("td", null, t(NAMES[each.subsystem] ?? each.subsystem)), h("td", null, chip(each.to)), h("td", { class: "wrap", lang: "en" }, each.cause || "–"))))));
  }
}

function banner(health) {
  const tone = { healthy: "good", degraded: "warn", unhealthy: "bad" }[health.status];
  return h("div", { class: `banner ${tone}`, role: "status" },
    h("span", { class: "dot", "aria-hidden": "true" }),
    h("div", null, h("h2", null, health.status === "healthy" ? t("All is well") : plural(health.issues.length, "{n} thing to look at", "{n} things to look at")),
      health.issues.length > 0 ? h("ul", null, health.issues.map((issue) => h("li", { lang: "en" }, issue))) : h("p", null, t("All six parts answered their last check."))));
}

function card(name, each) {
  return h("section", { class: `card ${each.status}` },
    h("div", { class: "card-head" }, h("h2", null, t(NAMES[name] ?? name)), chip(each.status)),
    h("dl", { class: "figures small" }, (SHOWN[name]?.(each) ?? []).map(([what, value]) => h("div", { class: "figure" }, h("dt", null, what), h("dd", null, value)))),
    each.hint && h("p", { class: "muted", lang: "en" }, each.hint),
    h("p", { class: "muted foot", title: each.checked_at ? dateTime(each.checked_at) : "" }, each.stale ? t("The last check has not ended.") : each.checked_at ? t("checked {ago}", { ago: ago(each.checked_at) }) : t("not checked yet")));
}

