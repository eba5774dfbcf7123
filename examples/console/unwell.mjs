// A server with little disk, a host's index that is broken, and a host that was killed: what the console says to do.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { open } from "./browser.mjs";
import { Served, top, until } from "./serving.mjs";

/** A glossary as the existing server makes it, whose triggers name a column that is not there. */
function faultyDatabase(work) {
  const file = path.join(work, "faulty.db");
  const schema = fs.readFileSync(path.join(top, "examples/benchmarks/src/main/resources/glossary/benchmarks/existing-schema.sql"));
  execFileSync("sqlite3", [file], { input: schema });
  return file;
}

export async function each_trouble_is_said_with_what_to_do(served, work) {
  const unwell = await new Served(work, "unwell", ["DISK_WARNING_THRESHOLD_GB=100000", `DATABASE_URL=sqlite:///${faultyDatabase(work)}`]).start();
  try {
    const killed = await unwell.host("doomed");
    // By other processes: this one may be busy at the moment of the kill.
    const clients = [1, 2, 3, 4].map(() => spawn("bash", ["-c", `while curl -s -o /dev/null ${killed}slow; do :; done`], { stdio: "ignore" }));
    clients.forEach((each) => each.unref());
    await until("slow requests are in flight", async () => (await unwell.ask("GET", "/api/hosts")).hosts[0]?.in_flight > 1);
    unwell.hosted.kill("SIGKILL");
    await until("the crash is noticed", async () => (await unwell.ask("GET", "/api/hosts")).hosts[0].state === "crashed");

    const browser = await open(unwell);
    const { page } = browser;
    await browser.says(/\d things? to look at/);
    await browser.go("#/health", ".banner.warn, .banner.bad");
    await page.locator(".banner li").first().waitFor();
    await page.locator(".card.degraded", { hasText: "Disk" }).waitFor();
    await browser.accessible("an unwell server");
    await browser.picture("unwell-health");
    await browser.signIn(unwell.admin);
    await browser.go("#/hosts", ".link-card");
    await browser.says("Crashed");
    await page.locator(".link-card").click();
    await browser.says("It crashed");
    await page.locator(".banner td", { hasText: "/slow" }).first().waitFor();
    await browser.accessible("a host that crashed");
    await browser.picture("unwell-host");
    await browser.go("#/index", ".finding");
    await browser.says("Writes of the host or its searches fail.");
    assert.match(await page.locator(".finding pre").first().innerText(), /TRIGGER|CREATE|DROP/i);
    assert.equal(await page.locator(".finding strong[lang=en]").count() > 0, true);
    await browser.accessible("the doctor's findings");
    await browser.picture("unwell-index");
    await browser.close();
  } finally {
    await unwell.close();
  }
}
