// Goes through every view: it is drawn, it fits, and axe finds nothing.
import assert from "node:assert/strict";
import { open } from "./browser.mjs";
import { until } from "./serving.mjs";

export async function tour(served, at, language) {
  let id;
  await until("the host is seen with its errors", async () => (id = (await served.ask("GET", "/api/hosts")).hosts.find((host) => host.errors.length)?.id));
  const stops = [
    ["#/", ".home", "home"], ["#/search?q=ventil", "a.hit", "search"], ["#/search?q=xyzzyq", ".state", "nothing"], ["#/entry/1", "svg.graph", "entry"], ["#/new", "form.editor", "new"],
    ["#/health", ".card", "health"], ["#/hosts", ".link-card", "hosts"], [`#/hosts/${encodeURIComponent(id)}`, ".letter", "host"], ["#/errors", "details.group", "errors"],
    ["#/backups", ".figures, .state", "backups"], ["#/index", ".figures", "index"], ["#/settings", ".setting", "settings"],
  ];
  const browser = await open(served, { ...at, locale: language });
  const name = `${at.width}-${at.scheme}`;
  await browser.page.locator(".home").waitFor();
  await browser.signIn(served.admin);
  for (const [hash, selector, view] of stops) {
    await browser.go(hash, selector);
    await browser.fits(`${view} at ${name}`);
    await browser.accessible(`${view} at ${name}`);
    await browser.picture(`${name}-${language}-${view}`);
  }
  assert.equal(await browser.page.evaluate(() => document.documentElement.lang), language);
  await browser.close();
}
