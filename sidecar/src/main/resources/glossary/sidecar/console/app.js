import { frame, mark, showStatus } from "./layout.js";
import { api, onReachable } from "./api.js";
import { h, show } from "./dom.js";
import { button, empty, failure } from "./parts.js";
import { t } from "./i18n.js";
import { has, known, role, setAccess } from "./session.js";
import { signIn } from "./dialogs.js";
import { searchView } from "./view-search.js";
import { entryView } from "./entry.js";
import { newEntryView } from "./editor.js";
import { healthView } from "./view-health.js";
import { hostsView } from "./view-hosts.js";
import { hostView } from "./view-host.js";
import { errorsView } from "./view-errors.js";
import { backupsView } from "./view-backups.js";
import { indexView } from "./view-index.js";
import { settingsView } from "./view-settings.js";

// Each view: what path, its place in the navigation, its title, the role it needs, and what draws it.
const VIEWS = [
  [/^\/(?:search)?$/, "search", "Search", "read", searchView],
  [/^\/entry\/(\d+)$/, "search", "Entry", "read", entryView],
  [/^\/new$/, "search", "New entry", "editor", newEntryView],
  [/^\/health$/, "health", "Health", "anyone", healthView],
  [/^\/hosts$/, "hosts", "Hosts", "admin", hostsView],
  [/^\/hosts\/(.+)$/, "hosts", "Hosts", "admin", hostView],
  [/^\/errors$/, "errors", "Errors", "admin", errorsView],
  [/^\/backups$/, "backups", "Backups", "admin", backupsView],
  [/^\/index$/, "index", "Index", "admin", indexView],
  [/^\/settings$/, "settings", "Settings", "admin", settingsView],
];
const HEALTH_MILLIS = 10000;
const AWAY_MILLIS = 2000;
const main = frame(() => draw(false));
let leave = new AbortController();
let lastDrawn = "";

/** What a view is drawn with: its part of the path, its query, and a signal that ends with it. */
function place() {
  const hash = location.hash.replace(/^#/, "") || "/";
  const [path, text = ""] = hash.split("?");
  for (const [pattern, name, title, needs, view] of VIEWS) {
    const match = pattern.exec(path);
    if (match) return { name, title, needs, view, part: match[1] && decode(match[1]), parameters: new URLSearchParams(text), path };
  }
  return null;
}

function decode(text) {
  try { return decodeURIComponent(text); } catch { return text; }
}

function draw(moved) {
  leave.abort();
  leave = new AbortController();
  const at = place();
  const fresh = h("div", { class: "view" });
  show(main, fresh);
  if (!at) {
    mark("", t("Not found"));
    show(fresh, empty(t("There is no such page"), null, h("a", { class: "button", href: "#/" }, t("Search"))));
    return;
  }
  mark(at.name, t(at.title));
  if (refused(at, fresh)) return;
  at.view(fresh, { ...at, signal: leave.signal, redraw: () => draw(false) });
  if (moved && at.path !== lastDrawn) {
    scrollTo(0, 0);
    if (!fresh.contains(document.activeElement)) fresh.querySelector("h1")?.focus({ preventScroll: true });
  }
  lastDrawn = at.path;
}

/** Shows what is missing if this user may not see the view. */
function refused(at, fresh) {
  const needed = at.needs === "read" ? (known().reading_needs_role ? "reader" : "anyone") : at.needs;
  if (has(needed)) return false;
  const anyone = known().role === "anyone";
  show(fresh, h("h1", { tabindex: "-1" }, t(at.title)), empty(
    anyone ? t("Sign in to see this") : t("Your role does not allow this"),
    anyone ? t("This view shows how the server runs, so it asks for the token of the role {role}.", { role: needed }) : t("It needs the role {role}.", { role: needed }),
    button(t("Sign in"), () => signIn().then((done) => done && draw(false)), { kind: "primary" })));
  return true;
}

let watch = 0;

async function watchHealth() {
  clearTimeout(watch);
  try {
    showStatus((await api("/health/detailed", { allowed: [503] })).status);
    watch = setTimeout(watchHealth, document.hidden ? 6 * HEALTH_MILLIS : HEALTH_MILLIS);
  } catch {
    showStatus("unknown");
    watch = setTimeout(watchHealth, AWAY_MILLIS);
  }
}

/** What anyone may see is drawn at once, together with the question who this is. */
async function begin() {
  draw(true);
  try {
    const before = role();
    setAccess(await api("/api/access"));
    if (role() !== before) draw(false);
  } catch (error) {
    show(main, failure(error, begin));
  }
}

// Whoever finds that nobody answers has it looked at sooner.
onReachable((now) => {
  if (now) return;
  clearTimeout(watch);
  watch = setTimeout(watchHealth, AWAY_MILLIS);
});
addEventListener("hashchange", () => draw(true));
begin();
watchHealth();
