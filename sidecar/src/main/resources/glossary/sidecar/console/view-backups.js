import { foreign, h, show } from "./dom.js";
import { api } from "./api.js";
import { number, plural, t } from "./i18n.js";
import { button, empty, failure, figure, heading, iconButton, label, loading, sentence, table } from "./parts.js";
import { bytes, cut, dateTime, since } from "./format.js";
import { confirm, dialog, toast } from "./dialogs.js";
import { download } from "./download.js";
import { run } from "./jobs.js";

const REASONS = { manual: "by hand", scheduled: "by schedule", before_restore: "before a restore", unknown: "" };

/** Copies of the glossary: take one, prove one, bring one back. */
export function backupsView(root, { signal }) {
  const work = h("div");
  const body = h("div", null, loading());
  const doing = { backup: t("Backing up"), drill: t("Proving the newest backup"), verify: t("Verifying"), restore: t("Restoring") };
  let busy = false;
  const actions = [
    button(t("Back up now"), () => act(() => run(work, doing.backup, "/api/backups"), (made) => t("Backed up and verified: {n} entries.", { n: number(made.entries) })), { kind: "primary", symbol: "backups" }),
    button(t("Prove the newest"), () => act(() => run(work, doing.drill, "/api/backups/drill"), (proof) => t("Proven: restored, indexed and searched {n} entries.", { n: number(proof.entries) })), { symbol: "shield" }),
    button(t("Clean up…"), prune, { kind: "quiet" }),
  ];
  show(root, heading(t("Backups"), t("Each is verified before it gets its name. Proven ones have been restored to a scratch file and searched."), actions), work, body);
  load();

  async function load() {
    try {
      draw(await api("/api/backups", { signal }));
    } catch (error) {
      if (error.name !== "AbortError") show(body, failure(error, load));
    }
  }

  /** One work at a time; says what came of it and shows the list anew. */
  async function act(does, words) {
    if (busy) return;
    setBusy(true);
    try {
      toast(words(await does()));
    } catch (error) {
      toast(sentence(error), "bad");
    } finally {
      setBusy(false);
    }
    if (!signal.aborted) await load();
  }

  function setBusy(now) {
    busy = now;
    root.querySelectorAll("button").forEach((each) => { each.disabled = now; });
  }

  function draw(list) {
    if (!list.length) {
      show(body, empty(t("There is no backup yet"), t("Take the first one now: it does not stop the server beside it, and takes a moment.")));
      return;
    }
    const proven = list.filter((each) => each.proven_at).map((each) => each.proven_at).sort().at(-1);
    show(body,
      h("dl", { class: "figures strip" }, figure(t("Newest"), since(list[0].created_at)), figure(t("Last proof"), proven ? since(proven) : t("never")),
        figure(t("Number"), number(list.length)), figure(t("All together"), bytes(list.reduce((sum, each) => sum + each.size_bytes, 0)))),
      table(t("Backups"), [[t("Taken"), ""], [t("Entries"), "num"], [t("Size"), "num"], [t("State"), "wide"], [t("Actions"), "end"]], list.map(row), "stacked"));
  }

  function row(each) {
    const name = dateTime(each.created_at);
    const at = `/api/backups/${encodeURIComponent(each.id)}`;
    return h("tr", null,
      h("td", null, h("strong", { title: each.filename }, name), h("small", null, [t(REASONS[each.reason] ?? ""), each.foreign && t("by another program")].filter(Boolean).join(", "))),
      h("td", { class: "num" }, each.entries < 0 ? "–" : number(each.entries), h("span", { class: "narrow muted" }, ` ${t("entries")}`)),
      h("td", { class: "num" }, bytes(each.size_bytes)),
      h("td", null, h("div", { class: "tags" },
        each.proven_at ? h("span", { title: dateTime(each.proven_at) }, label(t("Proven"), "good")) : each.verified ? label(t("Verified"), "good") : label(each.integrity === "ok" ? t("Not verified") : cut(each.integrity, 40), "warn"),
        each.pinned && label(t("Pinned")), each.warnings.length > 0 && h("span", { title: each.warnings.join(" ") }, label(plural(each.warnings.length, "{n} warning", "{n} warnings"), "warn")))),
      h("td", { class: "end" }, h("div", { class: "row-actions" },
        button(t("Restore…"), () => restore(each, at), { symbol: "restore" }),
        iconButton("shield", t("Verify {name}", { name }), () => act(() => run(work, doing.verify, `${at}/verify`), (found) => (found.sound ? t("It is sound: {n} entries.", { n: number(found.entries) }) : found.problem))),
        iconButton("download", t("Download {name}", { name }), () => act(() => download(`${at}/download`, each.filename), () => t("The download is complete."))),
        iconButton("pin", each.pinned ? t("Unpin {name}", { name }) : t("Pin {name}", { name }), () => act(() => api(`${at}/pin`, { method: each.pinned ? "DELETE" : "POST" }), () => (each.pinned ? t("Kept no longer than the rules say.") : t("Kept whatever the rules say."))), { "aria-pressed": String(each.pinned) }),
        iconButton("trash", t("Delete {name}", { name }), () => remove(each, at)))));
  }

  async function remove(each, at) {
    const done = await confirm(t("Delete this backup?"), t("The file of {name} is deleted for good.", { name: dateTime(each.created_at) }), t("Delete"), () => api(at, { method: "DELETE" }).then(() => true));
    if (done) {
      toast(t("The backup is deleted."));
      await load();
    }
  }

  /** Asks for the name of the backup, so that nobody does this by a slip. */
  async function restore(each, at) {
    const word = each.id.split("_backup_").at(-1);
    const typed = h("input", { id: "confirm", autocomplete: "off", spellcheck: "false", "data-first": true });
    const sure = await dialog({
      title: t("Restore this backup?"),
      content: [
        h("dl", { class: "figures small" }, figure(t("Taken"), dateTime(each.created_at)), figure(t("Entries"), each.entries < 0 ? "–" : number(each.entries)), figure(t("State"), each.proven_at ? t("Proven") : each.verified ? t("Verified") : t("Not verified"))),
        h("p", null, t("It replaces all that is in the glossary now. Before that it is verified once more, and what is there now is saved as another backup, so that you can go back.")),
        h("label", { for: "confirm" }, t("To confirm, type"), " ", h("code", { class: "word" }, word)), typed,
      ],
      action: t("Restore"),
      kind: "danger",
      ready: () => typed.value.trim() === word,
      act: () => true,
    });
    if (!sure) return;
    await act(() => run(work, doing.restore, `${at}/restore`, { json: { confirm: each.id } }),
      (done) => t("Restored {n} entries. What was there before is kept as {id}.", { n: number(done.entries), id: done.emergency_backup ?? done.set_aside ?? "–" }));
  }

  async function prune() {
    try {
      const plan = await api("/api/backups/prune?dry_run=true", { method: "POST" });
      const gone = plan.verdicts.filter((each) => !each.kept);
      if (!gone.length) {
        toast(t("Nothing to clean up: the rules keep every backup."));
        return;
      }
      const done = await dialog({
        title: t("Clean up backups"),
        content: [h("p", null, t("No rule keeps these; deleting them frees {size}.", { size: bytes(plan.freed_bytes) })), h("ul", { class: "plain-list" }, gone.map((each) => h("li", null, h("code", null, each.id), " ", h("span", { class: "muted" }, foreign(each.reason)))))],
        action: plural(gone.length, "Delete {n} backup", "Delete {n} backups"),
        kind: "danger",
        act: () => api("/api/backups/prune", { method: "POST" }),
      });
      if (done) {
        toast(plural(done.deleted.length, "{n} backup is deleted.", "{n} backups are deleted."));
        await load();
      }
    } catch (error) {
      toast(sentence(error), "bad");
    }
  }
}

