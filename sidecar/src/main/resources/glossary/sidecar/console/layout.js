import { h, show } from "./dom.js";
import { brand, icon } from "./icons.js";
import { currentLanguage, keep, read, setLanguage, t } from "./i18n.js";
import { forget, onChange, role } from "./session.js";
import { onExpired, onReachable } from "./api.js";
import { shortcuts, signIn } from "./dialogs.js";

const ITEMS = [
  ["search", "Search", "#/"], ["health", "Health", "#/health"], ["hosts", "Hosts", "#/hosts"], ["errors", "Errors", "#/errors"],
  ["backups", "Backups", "#/backups"], ["index", "Index", "#/index"], ["settings", "Settings", "#/settings"],
];
const KEYS = { s: "search", h: "health", o: "hosts", e: "errors", b: "backups", i: "index", c: "settings" };
const THEMES = ["auto", "light", "dark"];
const ROLES = { reader: "Reader", editor: "Editor", admin: "Admin" };
const main = h("main", { id: "main" });
const nav = h("nav", { class: "nav" });
const tools = h("div", { class: "tools" });
const title = h("span", null);
const skip = h("a", { class: "skip", href: "#main", onclick: toMain });
const offline = h("div", { class: "offline", role: "alert", hidden: true });
const healthDot = h("span", { class: "dot", "aria-hidden": "true" });
let current = "search";
let redraw = () => {};

/** Puts the frame up; `again` draws the view anew. Returns where views go. */
export function frame(again) {
  redraw = again;
  document.body.append(skip,
    h("header", { class: "top" }, h("a", { class: "brand", href: "#/" }, brand(), title), nav, tools),
    h("div", { class: "column" }, offline, main),
    h("div", { id: "toasts", class: "toasts", role: "status" }));
  applyTheme(read("glossary.theme") ?? "auto");
  words();
  onChange(words);
  onReachable((now) => { offline.hidden = now; if (now) redraw(); });
  onExpired(() => signIn(t("Your session has ended: the token is no longer valid.")).then(redraw));
  return main;
}

function words() {
  title.textContent = t("Glossary");
  skip.textContent = t("Skip to content");
  nav.setAttribute("aria-label", t("Views"));
  offline.textContent = t("The server does not answer. This page tries again by itself.");
  show(nav, ITEMS.map(([name, word, href]) =>
    h("a", { href, "data-view": name, "aria-current": name === current && "page" }, icon(name), t(word), name === "health" && healthDot)));
  show(tools,
    h("button", { type: "button", class: "button quiet", onclick: switchLanguage, lang: other(), title: other() === "de" ? "Deutsch" : "English" }, other().toUpperCase()),
    h("button", { type: "button", class: "button quiet icon-only", onclick: switchTheme, title: themeWords(), "aria-label": themeWords() }, icon("theme")),
    role() === "anyone"
      ? h("button", { type: "button", class: "button sign-in", onclick: () => signIn().then(redraw) }, icon("user"), h("span", null, t("Sign in")))
      : h("button", { type: "button", class: "button sign-in", onclick: signOut, title: t("Sign out") }, icon("user"), h("span", null, t(ROLES[role()]), h("span", { class: "muted" }, ` · ${t("Sign out")}`))));
}

/** Marks the view in the navigation. */
export function mark(name, pageTitle) {
  current = name;
  document.title = pageTitle ? `${pageTitle} – ${t("Glossary")}` : t("Glossary");
  for (const link of nav.children) {
    if (link.dataset.view === name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const active = nav.querySelector("[aria-current]");
  if (active && nav.scrollWidth > nav.clientWidth) nav.scrollLeft = active.offsetLeft - nav.clientWidth / 2 + active.clientWidth / 2;
}

/** The colour beside Health, wherever one is. */
export function showStatus(status) {
  healthDot.className = `dot ${{ healthy: "good", degraded: "warn", unhealthy: "bad" }[status] ?? ""}`;
}

function toMain(event) {
  event.preventDefault();
  main.querySelector("h1, input")?.focus();
}

function signOut() {
  forget();
  redraw();
}

function other() {
  return currentLanguage() === "de" ? "en" : "de";
}

function switchLanguage() {
  setLanguage(other());
  words();
  redraw();
}

function theme() {
  return document.documentElement.dataset.theme;
}

function themeWords() {
  return t({ auto: "Colours as in the system", light: "Light colours", dark: "Dark colours" }[theme()]);
}

function applyTheme(name) {
  document.documentElement.dataset.theme = THEMES.includes(name) ? name : "auto";
}

function switchTheme() {
  applyTheme(THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length]);
  keep("glossary.theme", theme());
  words();
  redraw();
}

let waiting = 0;

/** Keys that work everywhere but in fields. */
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
  if (event.key === "/") {
    event.preventDefault();
    const field = document.getElementById("q");
    if (field) field.focus();
    else location.hash = "#/";
  } else if (event.key === "?") {
    shortcuts();
  } else if (event.key === "g") {
    waiting = Date.now();
    return;
  } else if (Date.now() - waiting < 1500) {
    const item = ITEMS.find(([name]) => name === KEYS[event.key]);
    if (item) location.hash = item[2];
  }
  waiting = 0;
});
