// What the console says when it is refused, when the token ends, and when nobody answers.
import assert from "node:assert/strict";
import fs from "node:fs";
import { open } from "./browser.mjs";
import { Served, until } from "./serving.mjs";

const STATUS = /status of (401|403|404|409)/;
const UNREACHABLE = /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|Failed to fetch/;

export async function views_of_the_operator_ask_for_a_token_and_a_wrong_one_is_refused(served) {
  const browser = await open(served, { path: "/#/backups", expected: STATUS });
  const { page } = browser;
  await browser.says("Sign in to see this");
  await browser.accessible("a view that asks for a token");
  await page.locator(".state .button").click();
  await browser.accessible("the sign-in dialog");
  await page.locator("#token").fill("no such token");
  await page.locator("dialog [type=submit]").click();
  await browser.says("This token is not valid.");
  await page.locator("#token").fill("wrong-token");
  await page.locator("dialog [type=submit]").click();
  await browser.says("This token is not valid.");
  await page.locator("#token").fill(served.admin);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Back up now" }).waitFor();
  await page.locator(".sign-in").click();
  await browser.says("Sign in to see this");
  await browser.close();
}

export async function an_editor_edits_but_does_not_operate(served) {
  const browser = await open(served, { path: "/#/entry/1" });
  await browser.page.locator("h1.term").waitFor();
  assert.equal(await browser.page.getByRole("button", { name: "Edit", exact: true }).count(), 0);
  await browser.signIn("the-editor-token-of-the-check");
  await browser.page.getByRole("button", { name: "Edit", exact: true }).waitFor();
  await browser.go("#/backups", ".state");
  await browser.says("Your role does not allow this");
  await browser.close();
}

export async function a_token_that_ends_is_noticed_and_asked_for_again(served) {
  const browser = await open(served, { path: "/#/backups", expected: STATUS });
  const { page } = browser;
  await browser.signIn(served.admin);
  await page.getByRole("button", { name: "Back up now" }).waitFor();
  fs.writeFileSync(served.tokenFile, "the-second-admin-token-of-the-check");
  await until("the token is changed", async () => (await fetch(`${served.url}/api/index`, { headers: { Authorization: `Bearer ${served.admin}` } })).ok);
  await page.getByRole("button", { name: "Back up now" }).click();
  await browser.says("Your session has ended");
  await page.locator("#token").fill(served.admin);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Back up now" }).waitFor();
  await browser.close();
}

export async function what_is_not_there_is_said(served) {
  const browser = await open(served, { path: "/#/entry/999999999", expected: STATUS });
  await browser.says("There is no such entry");
  await browser.go("#/no/such/view", ".state");
  await browser.says("There is no such page");
  await browser.signIn(served.admin);
  await browser.go("#/hosts/no-such-host", ".state");
  await browser.says("There is no such host");
  await browser.close();
}

export async function where_reading_needs_a_role_and_nothing_can_be_written_this_shows(served, work) {
  const closed = await new Served(work, "closed", [`READER_TOKEN=the-reader-token-of-the-check`, "DATABASE_MODE=read-only", `DATABASE_URL=sqlite:///${served.database}`]).start();
  try {
    const browser = await open(closed);
    await browser.says("Sign in to see this");
    await browser.signIn("the-reader-token-of-the-check");
    await browser.page.locator(".home").waitFor();
    await browser.page.locator(".sign-in").click();
    await browser.says("Sign in to see this");
    await browser.signIn(closed.admin);
    await browser.go("#/entry/1", "h1.term");
    assert.equal(await browser.page.getByRole("button", { name: "Edit", exact: true }).count(), 0);
    await browser.says("This glossary is read-only here");
    await browser.accessible("an entry that cannot be changed");
    await browser.picture("read-only-entry");
    await browser.go("#/new", ".state");
    await browser.says("This glossary is read-only here");
    assert.equal(await browser.page.locator("form.editor").count(), 0);
    await browser.accessible("a new entry that cannot be made");
    await browser.go("#/hosts", ".state");
    await browser.says("No application has the agent yet");
    await browser.accessible("hosts without a host");
    await browser.go("#/backups", ".state");
    await browser.says("There is no backup yet");
    await browser.close();
  } finally {
    await closed.close();
  }
}

export async function a_server_that_is_away_is_said_and_its_return_noticed(served) {
  const browser = await open(served, { path: "/#/search?q=valve", expected: UNREACHABLE });
  const { page } = browser;
  await page.locator("a.hit").first().waitFor();
  await served.stop();
  await page.locator("#q").fill("pump");
  await page.locator(".offline").waitFor();
  await browser.says("This could not be shown");
  await browser.accessible("a page without its server");
  await browser.picture("offline");
  await served.start();
  await page.locator("a.hit", { hasText: "pump" }).first().waitFor();
  await page.locator(".offline").waitFor({ state: "hidden" });
  await browser.close();
}
