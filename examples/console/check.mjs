// The console in a real browser: node check.mjs WORK [PART...]. Needs the packed jars, Java and Chromium. PICTURES=FOLDER keeps screenshots.
import { Served } from "./serving.mjs";
import { quit } from "./browser.mjs";
import * as words from "./words.mjs";
import * as views from "./views.mjs";
import * as actions from "./actions.mjs";
import * as hostile from "./hostile.mjs";
import * as failures from "./failures.mjs";
import * as unwell from "./unwell.mjs";
import * as pictures from "./pictures.mjs";

const [work, ...chosen] = process.argv.slice(2);
const parts = { words, unwell, views, actions, hostile, failures, ...(process.env.PICTURES && { pictures }) };
const served = await new Served(work, "console").start();
let failed = 0;
let passed = 0;

async function run(part, test, body) {
  const begun = Date.now();
  try {
    await body(served, work);
    passed++;
    console.log(`ok      ${part}: ${test.replaceAll("_", " ")} (${Date.now() - begun} ms)`);
  } catch (error) {
    failed++;
    console.log(`FAILED  ${part}: ${test.replaceAll("_", " ")}\n${error.stack}`);
  }
}

try {
  await served.host("shop");
  const beside = []; // what has servers of its own need not wait for the rest
  for (const [name, part] of Object.entries(parts)) {
    if (chosen.length && !chosen.includes(name)) continue;
    const tests = Object.entries(part); // in alphabetical order; none needs another
    const next = async () => {
      for (let test = tests.shift(); test; test = tests.shift()) await run(name, ...test);
    };
    // Views only look, so two can be at it; the others change what the server has.
    if (part === unwell) beside.push(next());
    else await Promise.all(part === views ? [next(), next()] : [next()]);
  }
  await Promise.all(beside);
} finally {
  await quit();
  await served.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
