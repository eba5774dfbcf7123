import { foreign, h, s, show } from "./dom.js";
import { api, query } from "./api.js";
import { number, plural, t } from "./i18n.js";
import { button, chip, code, empty, failure, figure, heading, label, loading } from "./parts.js";
import { cut, since } from "./format.js";
import { confirm, toast } from "./dialogs.js";

const PAGE = 50;
const SPANS = ["60m", "15m", "5m", "1m"];

/** What went wrong, by kind, here and in the hosts. */
export function errorsView(root, { parameters, signal }) {
  const body = h("div", null, loading());
  const counts = h("div");
  const level = h("select", { "aria-label": t("Level"), onchange: () => load() }, [["", t("All levels")], ["CRITICAL", t("Critical")], ["ERROR", t("Error")], ["WARNING", t("Warning")]].map(([value, words]) => h("option", { value }, words)));
  const host = parameters.get("host") ?? "";
  show(root, heading(t("Errors"), t("The same error is one group, however often it comes."), [level, button(t("Count from zero"), reset, { kind: "quiet" })]), counts, body);
  load();

  async function load() {
    try {
      const [list, stats] = await Promise.all([api(query("/api/errors", { level: level.value, host, limit: PAGE }), { signal }), api("/api/errors/stats", { signal })]);
      show(counts, h("dl", { class: "figures strip" },
        figure(t("Critical"), number(stats.error_counts.CRITICAL ?? 0)), figure(t("Error"), number(stats.error_counts.ERROR ?? 0)), figure(t("Warning"), number(stats.error_counts.WARNING ?? 0)),
        figure(t("Per minute"), number(stats.error_rate_per_minute, 2)), figure(t("Counted in this sidecar since"), since(stats.start_time))));
      draw(list);
    } catch (error) {
      if (error.name !== "AbortError") show(body, failure(error, load));
    }
  }

  function draw(list) {
    if (!list.errors.length) {
      show(body, empty(t("No errors"), level.value ? t("There are none of this level.") : t("Nothing has gone wrong that was noticed.")));
      return;
    }
    show(body, list.total > list.errors.length && h("p", { class: "muted" }, plural(list.total, "{n} group", "{n} groups")), h("div", { class: "groups" }, list.errors.map(group)));
  }

  async function reset() {
    const done = await confirm(t("Count from zero?"), t("The counters begin anew; the groups stay."), t("Count from zero"), () => api("/api/errors/stats/reset", { method: "POST" }), "primary");
    if (done) {
      toast(t("Counted from zero."));
      await load();
    }
  }
}

function group(each) {
  return h("details", { class: "group" },
    h("summary", null,
      h("span", { class: "count", title: t("How often") }, number(each.count)),
      h("span", { class: "grow" }, h("span", { class: "line" }, chip(each.level), h("strong", null, foreign(cut(each.type, 120))), each.host && label(cut(each.host, 40))), h("span", { class: "muted clamp" }, foreign(cut(each.message, 400)))),
      trend(each.rates_per_minute), h("span", { class: "muted when" }, since(each.last_seen))),
    h("dl", { class: "figures small" },
      figure(t("First seen"), since(each.first_seen)), figure(t("Endpoint"), each.endpoint ? h("code", null, foreign(cut(each.endpoint, 100))) : "–"),
      figure(t("Request"), each.request_id ? h("code", null, cut(each.request_id, 64)) : "–"), figure(t("Not logged"), number(each.suppressed))),
    each.sample_stack.length > 0 && code(each.sample_stack.join("\n")));
}

/** How often a minute it came: in the last hour, quarter, five minutes, minute. */
function trend(rates) {
  const values = SPANS.map((span) => rates[span] ?? 0);
  const most = Math.max(...values, 0.0001);
  const words = t("Per minute in the last 60, 15, 5 and 1 minutes: {rates}", { rates: values.map((value) => number(value, 2)).join(", ") });
  return s("svg", { class: "trend", viewBox: "0 0 44 22", role: "img", "aria-label": words }, s("title", null, words),
    values.map((value, i) => { const tall = Math.max(1.5, (value / most) * 20); return s("rect", { x: i * 11 + 1, y: 21 - tall, width: 8, height: tall, rx: 1.5 }); }));
}
