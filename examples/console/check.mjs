// The console in a real browser: node check.mjs WORK [PART...]. Needs the packed jars, Java and Chromium. PICTURES=FOLDER keeps screenshots.
import { Served } from "./serving.mjs";
import { quit } from "./browser.mjs";
import * as words from "./words.mjs";
import * as views from "./views.mjs";
import * as actions from "./actions.mjs";
import * as hostile from "./hostile.mjs";
import * as failures from "./failures.mjs";

const [work, ...chosen] = process.argv.slice(2);
const parts = { words, views, actions, hostile, failures };
const served = await new Served(work, "console").start();
let failed = 0;
let passed = 0;
try {
  await served.host();
  for (const [name, part] of Object.entries(parts)) {
    if (chosen.length && !chosen.includes(name)) continue;
    for (const [test, body] of Object.entries(part)) { // in alphabetical order; none needs another
      const begun = Date.now();
      try {
        await body(served, work);
        passed++;
        console.log(`ok      ${name}: ${test.replaceAll("_", " ")} (${Date.now() - begun} ms)`);
      } catch (error) {
        failed++;
        console.log(`FAILED  ${name}: ${test.replaceAll("_", " ")}\n${error.stack}`);
      }
    }
  }
} finally {
  await quit();
  await served.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
