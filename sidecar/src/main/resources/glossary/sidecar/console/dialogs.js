import { h } from "./dom.js";
import { api, ApiError } from "./api.js";
import { signedIn } from "./session.js";
import { t } from "./i18n.js";
import { button, sentence } from "./parts.js";
import { icon } from "./icons.js";

/** Opens a dialog whose form ends with `act`; what that throws is shown in it. Resolves to what `act` gave, or null if it was left. */
export function dialog({ title, content, action, kind = "primary", act, ready = () => true }) {
  return new Promise((resolve) => {
    let result = null;
    const problem = h("p", { class: "form-error", role: "alert" });
    const go = h("button", { type: "submit", class: `button ${kind}` }, action);
    const form = h("form", { method: "dialog", novalidate: true, onsubmit: submit, oninput: judge },
      h("h2", { id: "dialog-title" }, title), content, problem,
      h("div", { class: "actions end" }, button(t("Cancel"), () => box.close()), go));
    const box = h("dialog", { "aria-labelledby": "dialog-title", onclose: done }, form);

    function judge() { go.disabled = !ready(); }
    async function submit(event) {
      event.preventDefault();
      if (go.disabled) return;
      go.disabled = true;
      problem.textContent = "";
      try {
        result = (await act()) ?? true;
        box.close();
      } catch (failure) {
        problem.replaceChildren(sentence(failure));
        judge();
      }
    }
    function done() { box.remove(); resolve(result); }
    document.body.append(box);
    judge();
    box.showModal();
    form.querySelector("[data-first]")?.focus();
  });
}

export function confirm(title, text, action, act, kind = "danger") {
  return dialog({ title, content: h("p", null, text), action, kind, act });
}

let asking = null;

/** Asks for a token and learns its role. One dialog at a time. */
export function signIn(reason) {
  asking ??= ask(reason).finally(() => { asking = null; });
  return asking;
}

function ask(reason) {
  const field = h("input", { type: "password", id: "token", autocomplete: "off", spellcheck: "false", required: true, "data-first": true, "aria-describedby": "token-help" });
  return dialog({
    title: t("Sign in"),
    content: [
      reason && h("p", { class: "notice warn" }, reason),
      h("label", { for: "token" }, t("Token")), field,
      h("p", { class: "help", id: "token-help" },
        t("The reader, editor or admin token of this sidecar. Without ADMIN_TOKEN in its settings, the admin token is in the file admin.token of SIDECAR_DIR. It is kept in this page only and forgotten on reload.")),
    ],
    action: t("Sign in"),
    ready: () => field.value.trim() !== "",
    act: async () => {
      const token = field.value.trim();
      if (!/^[\x21-\x7e]+$/.test(token)) throw new ApiError(401, t("This token is not valid."));
      try {
        signedIn(token, await api("/api/access", { token }));
      } catch (failure) {
        throw failure.status === 401 ? new ApiError(401, t("This token is not valid.")) : failure;
      }
    },
  });
}

/** A line at the corner for what was done; read aloud, gone by itself. */
export function toast(text, tone = "good") {
  const area = document.getElementById("toasts");
  const close = h("button", { type: "button", class: "button icon-only quiet", "aria-label": t("Close"), onclick: () => note.remove() }, icon("close"));
  const note = h("div", { class: `toast ${tone}` }, h("span", null, text), close);
  area.append(note);
  while (area.children.length > 3) area.firstChild.remove();
  setTimeout(() => note.remove(), tone === "bad" ? 12000 : 6000);
}

export function shortcuts() {
  const keys = [["/", t("Search the glossary")], ["↑ ↓", t("Move through results")], ["Enter", t("Open the result")], ["g s", t("Search")], ["g h", t("Health")], ["g o", t("Hosts")], ["g e", t("Errors")], ["g b", t("Backups")], ["g i", t("Index")], ["g c", t("Settings")], ["?", t("This help")]];
  return dialog({
    title: t("Keyboard"),
    content: h("dl", { class: "keys" }, keys.map(([key, what]) => h("div", null, h("dt", null, key.split(" ").map((each) => h("kbd", null, each))), h("dd", null, what)))),
    action: t("Close"),
    act: () => true,
  });
}
