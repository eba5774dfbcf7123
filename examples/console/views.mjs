// Every view, at four widths, light and dark, in both languages: it is drawn, it fits, and axe finds nothing.
import assert from "node:assert/strict";
import { open } from "./browser.mjs";
import { until } from "./serving.mjs";

async function tour(served, at, language) {
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

export const at_1280_px_light_in_english = (served) => tour(served, { width: 1280, height: 900, scheme: "light" }, "en");
export const at_1280_px_dark_in_german = (served) => tour(served, { width: 1280, height: 900, scheme: "dark" }, "de");
export const at_390_px_light_in_german = (served) => tour(served, { width: 390, height: 844, scheme: "light" }, "de");
export const at_390_px_dark_in_english = (served) => tour(served, { width: 390, height: 844, scheme: "dark" }, "en");
export const at_768_px_light_in_english = (served) => tour(served, { width: 768, height: 1024, scheme: "light" }, "en");
export const at_1920_px_dark_in_english = (served) => tour(served, { width: 1920, height: 1080, scheme: "dark" }, "en");

export async function the_first_load_is_below_150_kb_and_a_second_one_asks_for_the_page_alone(served) {
  const browser = await open(served);
  await browser.page.locator(".home").waitFor();
  const measure = () => browser.page.evaluate(() => performance.getEntries().filter((each) => each.entryType === "navigation" || each.entryType === "resource")
    .map((each) => ({ name: new URL(each.name).pathname, sent: each.transferSize, size: each.encodedBodySize })));
  const first = await measure();
  const bytes = first.filter((each) => each.name === "/" || each.name.startsWith("/console/")).reduce((sum, each) => sum + each.sent, 0);
  assert.ok(bytes > 30_000 && bytes < 150_000, `${bytes} bytes`);
  await browser.page.reload();
  await browser.page.locator(".home").waitFor();
  assert.deepEqual((await measure()).filter((each) => each.name.startsWith("/console/") && each.sent > 0), []);
  console.log(`        first load: ${Math.round(bytes / 1000)} KB in ${first.length} requests`);
  await browser.close();
}
