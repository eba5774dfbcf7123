// Every view, at four widths, light and dark, in both languages: it is drawn, it fits, and axe finds nothing.
import assert from "node:assert/strict";
import { open } from "./browser.mjs";
import { until } from "./serving.mjs";
import { tour } from "./tour.mjs";

export const at_1280_px_light_in_english = (served) => tour(served, { width: 1280, height: 900, scheme: "light" }, "en");
export const at_1280_px_dark_in_german = (served) => tour(served, { width: 1280, height: 900, scheme: "dark" }, "de");
export const at_390_px_light_in_german = (served) => tour(served, { width: 390, height: 844, scheme: "light" }, "de");
export const at_390_px_dark_in_english = (served) => tour(served, { width: 390, height: 844, scheme: "dark" }, "en");
export const at_768_px_light_in_english = (served) => tour(served, { width: 768, height: 1024, scheme: "light" }, "en");
export const at_1920_px_light_in_german = (served) => tour(served, { width: 1920, height: 1080, scheme: "light" }, "de");
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

/** The answers are kept back until the page has loaded, so nothing can be asked because of one. */
export async function one_round_of_requests_shows_the_first_page(served) {
  const browser = await open(served);
  const { page } = browser;
  await page.locator(".home").waitFor();
  const asked = [];
  const waiting = [];
  let held = true;
  await page.route(/\/(api|health)\//, (route) => {
    asked.push(new URL(route.request().url()).pathname);
    return held ? waiting.push(route) : route.continue();
  });
  await page.reload();
  await until("all is asked that the page shows", () => ["/api/access", "/api/admin/stats", "/api/glossary", "/health/detailed"].every((each) => asked.includes(each)));
  const round = new Set(asked);
  held = false;
  await Promise.all(waiting.map((route) => route.continue()));
  await page.locator(".home").waitFor();
  assert.deepEqual(asked.filter((each) => !round.has(each)), []);
  await page.unrouteAll({ behavior: "wait" });
  await browser.close();
}
