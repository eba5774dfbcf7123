import { foreign, h, show } from "./dom.js";
import { api } from "./api.js";
import { number, t } from "./i18n.js";
import { chip, code, empty, failure, figure, heading, loading } from "./parts.js";
import { cut, millis, since } from "./format.js";

const EVERY_MILLIS = 15000;

/** The applications that the agent is in. */
export function hostsView(root, { signal }) {
  const body = h("div", null, loading());
  show(root, heading(t("Hosts"), t("Applications that the agent is in. What it tells survives even a killed process.")), body);
  follow(look, EVERY_MILLIS, signal);

  async function look() {
    try {
      const [hosts, health] = await Promise.all([api("/api/hosts", { signal }), api("/health/detailed", { signal, allowed: [503] })]);
      const times = new Map((health.subsystems.performance.hosts ?? []).map((each) => [each.host, each]));
      draw(hosts, times);
    } catch (error) {
      if (error.name !== "AbortError") show(body, failure(error, look));
    }
  }

  function draw(answer, times) {
    show(body,
      answer.problem && h("p", { class: "notice bad", lang: "en" }, answer.problem),
      answer.unreadable.map((each) => h("p", { class: "notice warn" }, foreign(cut(each.file, 80)), ": ", h("span", { lang: "en" }, each.reason))),
      answer.hosts.length ? h("div", { class: "cards" }, answer.hosts.map((host) => card(host, times.get(host.name)))) : none());
  }
}

function card(host, times) {
  return h("a", { class: "card link-card", href: `#/hosts/${encodeURIComponent(host.id)}` },
    h("div", { class: "card-head" }, h("h2", null, foreign(cut(host.name, 60))), chip(host.state)),
    h("p", { class: "muted" }, `PID ${host.pid} · `, foreign(cut(host.host_name, 40)), " · ", t("started"), " ", since(host.started_at)),
    h("dl", { class: "figures small" },
      figure(t("Requests per second"), number(host.requests_per_second, 2)), figure(t("In flight"), number(host.in_flight)), figure(t("Errors"), number(host.errors_total)),
      figure("p50", millis(times?.p50_response_time_ms)), figure("p95", millis(times?.p95_response_time_ms)), figure("p99", millis(times?.p99_response_time_ms))),
    host.crash && h("p", { class: "notice bad" }, t("It ended without a good-bye; its last requests are kept.")));
}

function none() {
  return empty(t("No application has the agent yet"),
    t("Add one option to the command that starts your Java web server, or attach the agent to a running one. Not a line of its code changes."),
    h("div", { class: "stack" }, code("java -javaagent:glossary-agent.jar -jar your-server.jar"), code("java -jar glossary-sidecar.jar attach PID")));
}

/** Calls again and again, seldom while the page is hidden, until the signal ends it. */
export function follow(look, everyMillis, signal) {
  let timer = 0;
  const next = async () => {
    if (signal.aborted) return;
    if (!document.hidden) await look();
    if (!signal.aborted) timer = setTimeout(next, everyMillis);
  };
  signal.addEventListener("abort", () => clearTimeout(timer));
  look().then(() => { if (!signal.aborted) timer = setTimeout(next, everyMillis); });
}
