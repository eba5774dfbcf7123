// Grades a page as Mozilla's HTTP Observatory does, without the internet: node judge.mjs NAME PORT
// NAME is looked for on this machine; its certificate must be trusted, by NODE_EXTRA_CA_CERTS=FILE. Ends with 1 below SCORE (100).
import dns from "node:dns";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const [name, port] = process.argv.slice(2);
const least = Number(process.env.SCORE ?? 100);

dns.lookup = (host, options, done) => {
  const all = typeof options === "object" && options.all;
  const callback = typeof options === "function" ? options : done;
  return all ? callback(null, [{ address: "127.0.0.1", family: 4 }]) : callback(null, "127.0.0.1", 4);
};

// The list of preloaded domains is downloaded by the package's install script, which is not run; no name of ours is on it.
const observatory = path.dirname(fileURLToPath(import.meta.resolve("@mdn/mdn-http-observatory")));
const preloaded = path.join(observatory, "..", "conf", "hsts-preload.json");
if (!fs.existsSync(preloaded)) fs.writeFileSync(preloaded, "{}");

const { retrieve } = await import(path.join(observatory, "retriever", "retriever.js"));
const { ALL_TESTS } = await import(path.join(observatory, "constants.js"));
const { getGradeForScore, getScoreDescription, getScoreModifier } = await import(path.join(observatory, "grader", "grader.js"));
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await import(path.join(observatory, "grader", "charts.js"));

const site = await retrieve(name, { httpsPort: Number(port), httpPort: 1 });
if (site.responses.auto?.status !== 200) {
  console.error(`https://${name}:${port}/ does not answer with 200 (${site.responses.auto?.status}).`);
  process.exit(2);
}
let plain = 100;
let bonus = 0;
for (const test of ALL_TESTS) {
  const { result } = test(site);
  const points = getScoreModifier(result);
  if (points < 0) plain += points;
  else bonus += points;
  const words = getScoreDescription(result).replace(/<[^>]*>/g, "").replace(/\s+/g, " ").trim();
  console.log(`${String(points).padStart(4)}  ${result}: ${words}`);
}
const { score, grade } = getGradeForScore(plain >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? plain + bonus : plain);
console.log(`${String(score).padStart(4)}  ${grade}`);
process.exit(score >= least ? 0 : 1);
