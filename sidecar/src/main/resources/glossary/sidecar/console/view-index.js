import { h, show } from "./dom.js";
import { api } from "./api.js";
import { number, t } from "./i18n.js";
import { button, chip, code, failure, figure, heading, loading, section, sentence } from "./parts.js";
import { millis, since } from "./format.js";
import { toast } from "./dialogs.js";

const PAUSE_MILLIS = 1000;
const EXPLAINED = {
  sound: "It answers rightly.", absent: "The host's database has none. This sidecar's own search does not need it.",
  broken: "Writes of the host or its searches fail.", stale: "It answers wrongly now, or after the next change.",
};

/** The search index of the sidecar, and what the doctor finds about the one of the host. */
export function indexView(root, { signal }) {
  const state = h("div", null, loading());
  const doctor = h("div", null, loading());
  const rebuild = button(t("Rebuild"), start, { symbol: "restore" });
  show(root, heading(t("Index"), t("The sidecar searches an index of its own, which follows the database. Losing it loses nothing.")),
    section(t("Search index of the sidecar"), state, rebuild),
    section(t("Full-text index of the host"), doctor, button(t("Examine again"), examine, { kind: "quiet" })));
  look(false);
  examine();

  async function look(wait) {
    try {
      const now = await api("/api/index", { signal });
      draw(now);
      if (wait && now.state !== "building" && now.state !== "stale") {
        toast(t("The index is built: {n} entries.", { n: number(now.entries) }));
        rebuild.disabled = false;
      } else if (wait || now.state === "building") {
        setTimeout(() => { if (!signal.aborted) look(true); }, PAUSE_MILLIS);
      }
    } catch (error) {
      rebuild.disabled = false;
      if (error.name !== "AbortError") show(state, failure(error, () => look(wait)));
    }
  }

  async function start() {
    rebuild.disabled = true;
    try {
      draw(await api("/api/index/rebuild", { method: "POST" }));
      setTimeout(() => { if (!signal.aborted) look(true); }, PAUSE_MILLIS);
    } catch (error) {
      rebuild.disabled = false;
      toast(sentence(error), "bad");
    }
  }

  function draw(now) {
    const { done, total } = now.progress;
    show(state,
      h("dl", { class: "figures strip" }, figure(t("State"), chip(now.state)), figure(t("Entries"), number(now.entries)), figure(t("Behind"), millis(now.lag_ms)),
        figure(t("Last change taken over"), now.last_sync_at ? since(now.last_sync_at) : "–"), figure(t("It took"), millis(now.last_sync_duration_ms))),
      now.state === "building" && total > 0 && h("div", { class: "job" }, h("progress", { max: String(total), value: String(done), "aria-label": t("Being built") }), h("span", { class: "muted" }, `${number(done)} / ${number(total)}`)),
      now.last_error && h("p", { class: "notice bad", lang: "en" }, now.last_error));
  }

  async function examine() {
    show(doctor, loading());
    try {
      const found = await api("/api/index/doctor", { signal });
      show(doctor,
        h("p", { class: "line" }, chip(found.state, found.state === "stale" ? "bad" : undefined), " ", t(EXPLAINED[found.state] ?? "")),
        found.table && h("dl", { class: "figures small" }, figure(t("Table"), h("code", null, found.table)), figure(t("Rows"), found.entries === null ? "–" : number(found.entries)), figure(t("Indexed"), found.indexed === null ? "–" : number(found.indexed))),
        found.findings.map((each) => h("div", { class: "finding" }, h("div", { class: "line" }, chip(each.severity), h("strong", { lang: "en" }, each.sentence)), h("p", { lang: "en" }, each.consequence), each.fix && [h("p", { class: "muted" }, t("This mends it. Take a backup first, then run it in the host's database:")), code(each.fix)])));
    } catch (error) {
      if (error.name !== "AbortError") show(doctor, failure(error, examine));
    }
  }
}
