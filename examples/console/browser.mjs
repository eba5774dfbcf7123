// One real browser. Each page is watched: what it writes to its console as an error, what its policy forbids, and requests elsewhere are faults.
import { chromium } from "playwright-core";
import fs from "node:fs";
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser;

export async function open(served, { width = 1280, height = 900, scheme = "light", locale = "en", path = "/", expected = null } = {}) {
  browser ??= await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-dev-shm-usage"] });
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, locale, acceptDownloads: true });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !expected?.test(message.text())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`exception: ${error.stack}`));
  page.on("dialog", (dialog) => { faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => { if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(`${served.url}/`)) faults.push(`request to ${request.url()}`); });
  await page.exposeFunction("reportViolation", (text) => faults.push(`policy: ${text}`));
  await page.addInitScript(() => addEventListener("securitypolicyviolation", (event) => globalThis.reportViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`)));
  await page.goto(served.url + path);
  return new Watched(page, context, faults);
}

export async function quit() {
  await browser?.close();
}

class Watched {
  constructor(page, context, faults) {
    Object.assign(this, { page, context, faults });
  }

  async go(hash, selector) {
    await this.page.evaluate((to) => { location.hash = to; }, hash);
    await this.page.locator(selector).first().waitFor();
  }

  async signIn(token) {
    await this.page.locator(".sign-in").click();
    await this.page.locator("#token").fill(token);
    await this.page.locator("dialog [type=submit]").click();
    await this.page.locator("dialog").waitFor({ state: "detached" });
  }

  async says(text) {
    await this.page.getByText(text).first().waitFor();
  }

  /** Nothing that axe finds, at the rules of WCAG 2.2 AA and its best practices. */
  async accessible(where) {
    await this.page.evaluate(axe);
    const { violations } = await this.page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    const found = violations.map((each) => `${each.id}: ${each.nodes.map((node) => `${node.target} (${node.any[0]?.message ?? ""})`).slice(0, 4).join(" | ")}`);
    assert.deepEqual(found, [], `axe at ${where}`);
  }

  /** Nothing is wider than the window, but what scrolls by itself. */
  async fits(where) {
    const wide = await this.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${where} is ${wide} px too wide`);
  }

  async picture(name) {
    if (process.env.PICTURES) await this.page.screenshot({ path: `${process.env.PICTURES}/${name}.png` });
  }

  async close() {
    const { faults } = this;
    await this.context.close();
    assert.deepEqual(faults, []);
  }
}
