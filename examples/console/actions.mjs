// What a user does, from the keyboard or the mouse, and what comes of it on the server.
import assert from "node:assert/strict";
import fs from "node:fs";
import zlib from "node:zlib";
import { open } from "./browser.mjs";
import { until } from "./serving.mjs";

const toast = (browser, text) => browser.page.locator(".toast", { hasText: text }).first().waitFor();

async function asAdmin(served, path = "/") {
  const browser = await open(served, { path });
  await browser.signIn(served.admin);
  return browser;
}

export async function a_term_is_found_by_the_keyboard_alone(served) {
  const browser = await open(served);
  const { page } = browser;
  await page.locator(".home").waitFor();
  await page.locator("#q").blur();
  await page.keyboard.press("/");
  await page.keyboard.type("safety val", { delay: 20 });
  await page.locator(".suggestions .tag").first().waitFor();
  await page.locator("a.hit", { hasText: "safety valve" }).first().waitFor();
  assert.match(page.url(), /q=safety\+val/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.evaluate(() => document.activeElement === document.querySelector("a.hit")), true);
  await page.keyboard.press("Enter");
  await page.locator("svg.graph").waitFor();
  assert.match(await page.title(), /safety valve/);
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await page.locator(".banner").waitFor();
  for (const [key, view] of [["o", "hosts"], ["e", "errors"], ["b", "backups"], ["i", "index"], ["c", "settings"], ["s", ""]]) {
    await page.keyboard.press("g");
    await page.keyboard.press(key);
    await page.waitForURL((url) => url.hash === `#/${view}`);
  }
  await page.locator("#q:focus").waitFor(); // in a field letters are letters
  await page.locator("#q").blur();
  await page.keyboard.press("?");
  await page.locator("dialog .keys").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("/");
  await page.locator("#q:focus").waitFor();
  await browser.close();
}

export async function a_search_is_filtered_highlighted_and_corrected(served) {
  const browser = await open(served, { path: "/#/search?q=ventil" });
  const { page } = browser;
  await page.locator(".snippet mark", { hasText: "Ventil" }).first().waitFor();
  await page.getByRole("button", { name: "English" }).click();
  await page.waitForURL(/language=en/);
  await page.getByRole("button", { name: "All", exact: true }).click();
  await page.getByRole("button", { name: "Only safety" }).first().click();
  await page.waitForURL(/domain=safety/);
  await page.getByRole("button", { name: "Remove the filter safety" }).click();
  await page.locator("#q").fill("vlave");
  await page.locator(".results .link", { hasText: "valve" }).click();
  await page.locator("a.hit", { hasText: /^valve$/ }).waitFor();
  assert.equal(await page.locator("#q").inputValue(), "valve");
  await page.reload();
  await page.locator("a.hit", { hasText: /^valve$/ }).waitFor();
  await page.locator("#q").fill("v");
  await browser.says("Type one more letter.");
  await browser.close();
}

export async function the_graph_leads_to_other_terms(served) {
  const browser = await open(served, { path: "/#/entry/1" });
  await browser.page.locator("svg.graph a", { hasText: "Ventil" }).first().click();
  await browser.page.locator("h1.term", { hasText: "Ventil" }).waitFor();
  await browser.page.locator(".relations a", { hasText: /^valve$/ }).first().click();
  await browser.page.locator("h1.term", { hasText: /^valve$/ }).waitFor();
  await browser.close();
}

export async function terms_are_connected_and_parted(served) {
  const made = await served.ask("POST", "/api/glossary", { term: "pin", language: "en", definitions: [{ definition_text: "A thin piece that holds.", text: "A thin piece that holds." }], source: "internal" });
  const browser = await asAdmin(served, `/#/entry/${made.id}`);
  const { page } = browser;
  await browser.says("It is not connected with any term yet.");
  await page.getByRole("button", { name: "Connect" }).click();
  await page.locator("dialog #other").fill("valve");
  await page.locator("dialog .choice", { hasText: /^valve/ }).first().click();
  await page.locator("dialog #relation").selectOption("part_of");
  await browser.accessible("connecting");
  await page.locator("dialog").getByRole("button", { name: "Connect" }).click();
  await toast(browser, "The terms are connected.");
  await page.locator(".relations div", { hasText: "part of" }).locator("a", { hasText: "valve" }).waitFor();
  const kept = await served.ask("GET", `/api/relationships/?term_id=${made.id}`);
  assert.deepEqual(kept.map((each) => [each.source_term_id, each.relation_type]), [[made.id, "part_of"]]);
  await page.getByRole("button", { name: "Remove valve" }).click();
  await page.locator("dialog").getByRole("button", { name: "Remove" }).click();
  await toast(browser, "The relationship is removed.");
  await browser.says("It is not connected with any term yet.");
  assert.deepEqual(await served.ask("GET", `/api/relationships/?term_id=${made.id}`), []);
  await served.ask("DELETE", `/api/glossary/${made.id}`);
  await browser.close();
}

export async function an_entry_is_made_changed_and_deleted(served) {
  const browser = await asAdmin(served, "/#/new");
  const { page } = browser;
  await page.locator("#term").waitFor();
  await page.locator("[type=submit]").click();
  await browser.says("Give the term.");
  await page.locator("#term").fill("bursting pin valve");
  await page.locator("textarea").fill("A relief device that opens when a pin buckles.");
  await page.locator("#tags").fill("valves, safety");
  await page.locator("[type=submit]").click();
  await page.locator("h1.term", { hasText: "bursting pin valve" }).waitFor();
  const id = page.url().split("/").at(-1);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.getByRole("button", { name: "Add a definition" }).click();
  await page.locator("textarea").nth(1).fill("Also: buckling pin valve.");
  await page.locator("#status").selectOption("validated");
  await page.locator("[type=submit]").click();
  await page.locator(".definitions li").nth(1).waitFor();
  const entry = await served.ask("GET", `/api/glossary/${id}`);
  assert.deepEqual([entry.definitions.length, entry.validation_status, entry.domain_tags], [2, "validated", ["valves", "safety"]]);
  await page.getByRole("button", { name: "Delete" }).click();
  await page.locator("dialog").getByRole("button", { name: "Delete" }).click();
  await toast(browser, "The entry is deleted.");
  await assert.rejects(served.ask("GET", `/api/glossary/${id}`), /404/);
  await browser.close();
}

export async function a_backup_is_taken_proven_verified_pinned_and_downloaded(served) {
  const browser = await asAdmin(served, "/#/backups");
  const { page } = browser;
  await page.getByRole("button", { name: "Back up now" }).click();
  await toast(browser, "Backed up and verified");
  await page.getByRole("button", { name: "Prove the newest" }).click();
  await toast(browser, "Proven: restored, indexed and searched");
  await page.locator(".chip", { hasText: "Proven" }).waitFor();
  await page.getByRole("button", { name: /^Verify / }).first().click();
  await toast(browser, "It is sound");
  await page.getByRole("button", { name: /^Pin / }).first().click();
  await page.locator(".chip", { hasText: "Pinned" }).waitFor();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /^Download / }).first().click()]);
  assert.match(file.suggestedFilename(), /^glossary_backup_\d{8}_\d{6}\.db\.gz$/);
  assert.equal(zlib.gunzipSync(fs.readFileSync(await file.path())).subarray(0, 15).toString(), "SQLite format 3");
  await page.getByRole("button", { name: /^Unpin / }).first().click();
  await page.getByRole("button", { name: /^Pin / }).first().waitFor();
  await page.getByRole("button", { name: "Clean up…" }).click();
  await toast(browser, "Nothing to clean up");
  await browser.close();
}

export async function a_backup_is_restored_only_after_its_name_is_typed(served) {
  const { id } = await served.ask("POST", "/api/backups");
  const entry = await served.ask("POST", "/api/glossary", { term: "made after the backup", language: "en", definitions: [{ text: "It will be gone." }] });
  const browser = await asAdmin(served, "/#/backups");
  const { page } = browser;
  await page.getByRole("button", { name: "Restore…" }).first().click();
  const go = page.locator("dialog [type=submit]");
  assert.equal(await go.isDisabled(), true);
  await page.locator("#confirm").fill("yes");
  assert.equal(await go.isDisabled(), true);
  await browser.accessible("the dialog of a restore");
  await browser.picture("restore");
  await page.locator("#confirm").fill(id.replace("glossary_backup_", ""));
  await go.click();
  await toast(browser, "What was there before is kept as");
  await assert.rejects(served.ask("GET", `/api/glossary/${entry.id}`), /404/);
  await browser.says("before a restore");
  const before = (await served.ask("GET", "/api/backups")).length;
  await page.getByRole("button", { name: /^Delete / }).last().click();
  await page.locator("dialog").getByRole("button", { name: "Delete" }).click();
  await toast(browser, "The backup is deleted.");
  assert.equal((await served.ask("GET", "/api/backups")).length, before - 1);
  await browser.close();
}

export async function health_shows_six_parts_and_charts(served) {
  await until("two points of history", async () => (await served.ask("GET", "/health/history")).at.length > 1);
  const browser = await open(served, { path: "/#/health" });
  const { page } = browser;
  await page.locator(".card").nth(5).waitFor();
  await page.locator(".plot canvas").nth(1).waitFor();
  const inked = await page.locator(".plot canvas").first().evaluate((canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0));
  assert.equal(inked, true);
  assert.match(await page.locator(".plot").first().getAttribute("aria-label"), /^Requests per second: /);
  await page.getByRole("button", { name: "Day" }).click();
  await page.getByRole("button", { name: "Hour" }).click();
  await page.locator(".plot canvas").first().waitFor();
  await browser.picture("health-charts");
  await browser.close();
}

export async function a_host_and_its_errors_are_shown_with_their_stack(served) {
  const browser = await asAdmin(served, "/#/hosts");
  const { page } = browser;
  await page.locator(".link-card", { hasText: "shop" }).click();
  await page.locator("td", { hasText: "/terms/" }).first().waitFor();
  await page.locator("details.group summary", { hasText: "IllegalStateException" }).first().click();
  await page.locator("pre", { hasText: "IllegalStateException" }).first().waitFor();
  await browser.go("#/errors", "svg.trend"); // the view before has groups, too
  await page.locator("details.group summary", { hasText: "IllegalStateException" }).first().click();
  await page.locator("pre", { hasText: "IllegalStateException" }).first().waitFor();
  await page.locator("svg.trend").first().waitFor();
  await browser.picture("errors-open");
  await page.locator("select").selectOption("CRITICAL");
  await browser.says("There are none of this level.");
  await page.getByRole("button", { name: "Count from zero" }).click();
  await page.locator("dialog [type=submit]").click();
  await toast(browser, "Counted from zero.");
  await browser.close();
}

export async function the_index_is_rebuilt_and_examined(served) {
  const browser = await asAdmin(served, "/#/index");
  const before = (await served.ask("GET", "/api/index")).last_sync_at;
  await browser.says("It answers rightly.");
  await browser.page.getByRole("button", { name: "Rebuild" }).click();
  await toast(browser, "The index is built");
  assert.notEqual((await served.ask("GET", "/api/index")).last_sync_at, before);
  await browser.page.getByRole("button", { name: "Examine again" }).click();
  await browser.says("It answers rightly.");
  await browser.close();
}

export async function settings_are_filtered_redacted_and_the_log_level_changed(served) {
  const browser = await asAdmin(served, "/#/settings");
  const { page } = browser;
  await page.locator("#filter").fill("ADMIN_TOKEN");
  await page.locator(".setting", { hasText: "ADMIN_TOKEN" }).first().waitFor();
  assert.equal((await page.locator("main").innerText()).includes(served.admin), false);
  await page.locator("#filter").fill("");
  await page.locator("#changed").check();
  await page.locator(".setting", { hasText: "RATE_LIMIT_ENABLED" }).waitFor();
  assert.equal(await page.locator(".setting", { hasText: "GZIP_ENABLED" }).count(), 0);
  await page.locator("#level").selectOption("WARNING");
  await toast(browser, "Logging WARNING until the next restart.");
  assert.equal((await served.ask("GET", "/api/log-level")).level, "WARNING");
  await served.ask("PUT", "/api/log-level", { level: "INFO" });
  await browser.close();
}

export async function language_and_colours_are_switched_and_kept_but_the_token_is_not(served) {
  const browser = await asAdmin(served, "/#/health");
  const { page } = browser;
  await page.locator(".banner").waitFor();
  await page.locator("button[lang=de]").click();
  await page.locator("h1", { hasText: "Zustand" }).waitFor();
  await page.locator(".tools .icon-only").click();
  await page.locator(".tools .icon-only").click();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(ground, "rgb(19, 22, 23)");
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  assert.equal(kept.includes(served.admin), false);
  await page.reload();
  await page.locator("h1", { hasText: "Zustand" }).waitFor();
  await page.locator(".sign-in", { hasText: "Anmelden" }).waitFor();
  await browser.close();
}
