import { foreign, h, show } from "./dom.js";
import { api } from "./api.js";
import { number, t } from "./i18n.js";
import { chip, code, empty, failure, figure, label, loading, section, table } from "./parts.js";
import { cut, dateTime, millis, since } from "./format.js";
import { icon } from "./icons.js";
import { follow } from "./view-hosts.js";

const EVERY_MILLIS = 15000;
const MODES = {
  off: "The agent adds no security headers.",
  report: "Safe headers are added, and a policy is tried out without blocking anything.",
  safe: "Headers that break nothing are added where the application lacks them.",
  enforce: "Safe headers and a content security policy are added where the application lacks them.",
};

/** One application: what it is asked, how fast it answers, and how it ended. */
export function hostView(root, { part, signal }) {
  let opened = false;
  show(root, h("h1", { class: "sr", tabindex: "-1" }, t("Hosts")), loading());
  follow(look, EVERY_MILLIS, signal);

  async function look() {
    try {
      const host = await api(`/api/hosts/${encodeURIComponent(part)}`, { signal });
      if (!root.querySelector("details[open]")) draw(host); // what is being read stays
      opened = true;
    } catch (error) {
      if (error.name === "AbortError" || opened && error.status !== 404) return;
      show(root, error.status === 404 ? empty(t("There is no such host"), t("It may have ended more than a day ago."), h("a", { class: "button", href: "#/hosts" }, t("Hosts"))) : failure(error, look));
    }
  }

  function draw(host) {
    show(root,
      h("a", { class: "back", href: "#/hosts" }, icon("back"), t("Hosts")),
      h("div", { class: "heading" }, h("div", null, h("h1", { tabindex: "-1" }, foreign(cut(host.name, 80))),
        h("p", { class: "lead" }, `PID ${host.pid} · `, foreign(cut(host.main_class, 80)), " · ", t("started"), " ", since(host.started_at))), chip(host.state)),
      host.agent_problem && h("p", { class: "notice warn", lang: "en" }, host.agent_problem),
      h("dl", { class: "figures strip" }, figure(t("Requests per second"), number(host.requests_per_second, 2)), figure(t("Requests"), number(host.requests_total)), figure(t("Errors"), number(host.errors_total)),
        figure(t("In flight"), number(host.in_flight)), figure(t("Last heartbeat"), millis(host.heartbeat_age_ms)), figure(t("Agent"), host.agent_version)),
      host.crash && crash(host.crash),
      section(t("Routes"), host.routes.length ? routes(host.routes) : h("p", { class: "muted" }, t("No request has been answered yet."))),
      section(t("Errors"), host.errors.length ? host.errors.map(error) : h("p", { class: "muted" }, t("None so far."))),
      !host.crash && host.in_flight_requests.length > 0 && section(t("Requests in flight"), inFlight(host.in_flight_requests)),
      host.log_events.length > 0 && section(t("Logged by the application"), table(t("Logged by the application"), [[t("Level"), ""], [t("Class"), "wide"], [t("Number"), "num"]],
        host.log_events.map((each) => h("tr", null, h("td", null, chip(each.level === "error" ? "ERROR" : "WARNING")), h("td", { class: "wrap" }, foreign(cut(each.type, 120))), h("td", { class: "num" }, number(each.count)))))),
      section(t("Security headers"), [h("p", null, label(cut(host.header_mode, 20), host.header_mode === "off" ? "warn" : "good"), " ", t(MODES[host.header_mode] ?? "")),
        host.page_headers ? grades(host.page_headers) : h("p", { class: "muted" }, t("No page has been looked at in this mode yet."))]));
  }
}

function routes(list) {
  const most = Math.max(...list.map((each) => each.count), 1);
  return table(t("Routes"), [[t("Route"), "wide"], [t("Status"), ""], [t("Requests"), "num"], ["p50", "num"], ["p95", "num"], ["p99", "num"], [t("Longest"), "num"]], list.map((each) => h("tr", null,
    h("td", { class: "wrap" }, h("code", null, `${each.method} `, foreign(cut(each.route, 100)))),
    h("td", null, label(each.status, /^[23]/.test(each.status) ? "good" : /^4/.test(each.status) ? "warn" : "bad")),
    h("td", { class: "num" }, h("meter", { min: "0", max: String(most), value: String(each.count), "aria-label": t("Requests") }), number(each.count)),
    h("td", { class: "num" }, millis(each.p50_ms)), h("td", { class: "num" }, millis(each.p95_ms)), h("td", { class: "num" }, millis(each.p99_ms)), h("td", { class: "num" }, millis(each.max_ms)))));
}

function error(each) {
  return h("details", { class: "group" },
    h("summary", null, h("span", { class: "count" }, number(each.count)), h("span", { class: "grow" }, h("strong", null, foreign(cut(each.type, 120))), h("span", { class: "muted clamp" }, foreign(cut(each.message, 300)))), h("span", { class: "muted when" }, since(each.last_seen))),
    h("p", { class: "muted" }, foreign(cut(each.endpoint, 120)), " · ", t("Request"), " ", h("code", null, cut(each.request_id, 64))), each.stack && code(each.stack));
}

function inFlight(list) {
  return table(t("Requests in flight"), [[t("Request"), "wide"], [t("Thread"), ""], [t("Since"), ""]], list.map((each) => h("tr", null,
    h("td", { class: "wrap" }, h("code", null, `${each.method} `, foreign(cut(each.path, 120)))), h("td", null, foreign(cut(each.thread, 60))), h("td", null, since(each.started_at)))));
}

function crash(report) {
  return h("section", { class: "banner bad" }, h("span", { class: "dot", "aria-hidden": "true" }), h("div", null,
    h("h2", null, t("It crashed")), h("p", null, t("Its last sign of life was at {time}.", { time: dateTime(report.last_heartbeat_at) }), " ", t("{n} requests were never answered.", { n: report.in_flight_requests.length })),
    report.in_flight_requests.length > 0 && inFlight(report.in_flight_requests),
    report.last_errors.slice(0, 5).map((each) => h("details", { class: "group" }, h("summary", null, foreign(cut(`${each.type}: ${each.message}`, 200))), each.stack && code(each.stack)))));
}

/** What a page's headers are worth without the agent and with it. */
function grades({ before, after }) {
  return h("div", { class: "grades" }, grade(t("As the application sends them"), before), h("span", { class: "arrow", "aria-hidden": "true" }, "→"), grade(t("With what the agent adds"), after));
}

function grade(title, { grade: letter, points, missing }) {
  return h("div", { class: "grade" }, h("strong", { class: `letter ${points >= 80 ? "good" : points >= 60 ? "warn" : "bad"}` }, letter),
    h("div", null, h("h3", null, title), h("p", { class: "muted" }, t("{n} points", { n: points }), missing.length > 0 && [" · ", t("missing:"), " ", foreign(missing.join(", "))])));
}
