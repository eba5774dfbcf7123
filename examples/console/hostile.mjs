// What others wrote into the glossary is text and nothing else, whatever it looks like.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { open } from "./browser.mjs";
import { until } from "./serving.mjs";

const IMAGE = "<img src=x onerror=\"window.hacked=1\">zqimage";
const SCRIPT = "</p></bdi><script>window.hacked=1</script><svg onload=window.hacked=1><mark onclick=\"window.hacked=1\">zqscript</mark>";
const OVERRIDE = "zqover\u202e\u2067drawkcab\u202e";
const RELATED = "javascript:alert(1)//zqrelated {{7*7}} ${window.hacked=1}";

async function write(served, term, text, tags = []) {
  return served.ask("POST", "/api/glossary", { term, language: "en", definitions: [{ text }], domain_tags: tags });
}

export async function markup_in_terms_definitions_tags_and_relations_stays_text(served) {
  const first = await write(served, IMAGE, SCRIPT, ["\"><img src=x onerror=window.hacked=1>"]);
  const second = await write(served, RELATED, IMAGE);
  await served.ask("POST", "/api/relationships/", { source_term_id: first.id, target_term_id: second.id, relation_type: "<b onclick=window.hacked=1>", confidence: 1 });
  const browser = await open(served, { path: "/#/search?q=zqimage" });
  const { page } = browser;
  await page.locator("a.hit", { hasText: IMAGE }).waitFor();
  await browser.go("#/search?q=zqscript", "a.hit");
  await page.locator(".snippet", { hasText: "<script>" }).first().waitFor();
  await browser.go("#/search?q=zq*", "a.hit");
  await browser.go(`#/entry/${first.id}`, "svg.graph");
  await page.locator("h1", { hasText: IMAGE }).waitFor();
  await page.locator(".definitions", { hasText: "<script>window.hacked=1</script>" }).waitFor();
  await browser.accessible("a hostile entry");
  assert.equal(await page.locator("main img, main script, main [onload], main [onerror], main [onclick], main a[href^=javascript]").count(), 0);
  assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
  await browser.signIn(served.admin);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  assert.equal(await page.locator("#term").inputValue(), IMAGE);
  assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
  await browser.close();
}

export async function a_direction_override_ends_with_its_term(served) {
  const entry = await write(served, OVERRIDE, "plain");
  const browser = await open(served, { path: "/#/search?q=zqover*" });
  await browser.page.locator("a.hit").first().waitFor();
  const order = await browser.page.evaluate(() => {
    const hit = document.querySelector("a.hit").getBoundingClientRect();
    const language = document.querySelector(".result-head .chip").getBoundingClientRect();
    return [hit.left < language.left, getComputedStyle(document.querySelector("a.hit .foreign")).unicodeBidi];
  });
  assert.deepEqual(order, [true, "isolate"]);
  await browser.go(`#/entry/${entry.id}`, "h1.term");
  assert.ok(await browser.page.locator(".back").evaluate((link) => link.getBoundingClientRect().left < 400));
  await browser.close();
}

export async function terms_of_10_000_characters_break_no_layout(served) {
  const spaced = await write(served, "zqlongspaced", "x ".repeat(5000));
  const whole = await write(served, "zqlongwhole", "y");
  await served.ask("POST", "/api/relationships/", { source_term_id: spaced.id, target_term_id: whole.id, relation_type: "synonym", confidence: 1 });
  // No door of the API takes such a term; another program's database may have one.
  execFileSync("sqlite3", [served.database, `UPDATE glossary_entries SET term = 'zqgiant' || replace(hex(zeroblob(5000)), '00', 'WM'), updated_at = '2026-01-01T00:00:00Z' WHERE id = ${whole.id}`]);
  await until("the change is indexed", async () => (await served.ask("GET", "/api/search/fulltext?q=zqgiant*")).total_results > 0);
  for (const width of [390, 1280]) {
    const browser = await open(served, { width, path: "/#/search?q=zqgiant*" });
    await browser.page.locator("a.hit").first().waitFor();
    await browser.fits(`a search at ${width}`);
    assert.ok(await browser.page.locator("a.hit").first().evaluate((hit) => hit.getBoundingClientRect().height < 200));
    await browser.picture(`hostile-${width}-search`);
    for (const id of [whole.id, spaced.id]) {
      await browser.go(`#/entry/${id}`, "svg.graph");
      await browser.page.locator("h1.term", { hasText: id === whole.id ? "zqgiant" : "zqlongspaced" }).waitFor();
      await browser.fits(`an entry at ${width}`);
      assert.ok(await browser.page.locator("h1").evaluate((term) => term.getBoundingClientRect().height < 420));
    }
    await browser.picture(`hostile-${width}-entry`);
    await browser.close();
  }
}

/** Proves that the policy is there, and that the other tests would notice its violation. */
export async function the_browser_refuses_markup_and_scripts_from_text(served) {
  const browser = await open(served, { expected: /Trusted Type|TrustedHTML|TrustedScript|Content Security Policy/ });
  const { page } = browser;
  const refused = await page.evaluate(() => {
    const tries = [() => { document.body.innerHTML = "<b>x</b>"; }, () => globalThis.trustedTypes.createPolicy("mine", {}), () => { document.createElement("script").src = "/x.js"; }];
    return tries.map((each) => { try { each(); return "done"; } catch { return "refused"; } });
  });
  assert.deepEqual(refused, ["refused", "refused", "refused"]);
  await page.evaluate(() => { const image = document.createElement("img"); image.src = "http://127.0.0.1:9/x"; document.body.append(image); });
  await page.waitForFunction(() => true);
  for (let i = 0; i < 100 && browser.faults.length < 3; i++) await page.waitForTimeout(20);
  assert.ok(browser.faults.some((fault) => fault.startsWith("policy: img-src")), browser.faults.join("\n"));
  assert.ok(browser.faults.some((fault) => fault.startsWith("policy: require-trusted-types-for")), browser.faults.join("\n"));
  browser.faults.length = 0;
  await browser.close();
}
