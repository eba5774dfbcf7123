// What needs no browser: each sentence of the interface has its German, and no German is left over.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";

const folder = path.resolve(new URL(".", import.meta.url).pathname, "../../sidecar/src/main/resources/glossary/sidecar/console");

export async function every_sentence_is_translated_and_no_translation_is_unused() {
  const { GERMAN } = await import(path.join(folder, "i18n-de.js"));
  const strings = new Set();
  const spoken = new Set();
  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith(".js") && name !== "i18n-de.js")) {
    const text = fs.readFileSync(path.join(folder, file), "utf8");
    for (const [whole] of text.matchAll(/"(?:[^"\\\n]|\\.)*"/g)) strings.add(JSON.parse(whole));
    for (const [call] of text.matchAll(/\b(?:t|plural)\([^()]*/g)) {
      for (const [whole] of call.matchAll(/"(?:[^"\\\n]|\\.)*"/g)) spoken.add(JSON.parse(whole));
    }
  }
  const missing = [...spoken].filter((each) => /[a-z]{2}/.test(each) && !(each in GERMAN) && !/^(search|health|healthy|warn|en|de|auto|light|dark|day|hour|error)$/.test(each));
  assert.deepEqual(missing, []);
  const fromServer = new Set(["Server", "Access", "Web security", "TLS", "Glossary database", "Uploads", "Logging", "Health and alerts", "Metrics", "Error tracking", "Accepted from the existing server, not used", "ok", "pending", "damaged"]);
  assert.deepEqual(Object.keys(GERMAN).filter((each) => !strings.has(each) && !fromServer.has(each)), []);
  for (const [english, german] of Object.entries(GERMAN)) {
    assert.deepEqual([...german.matchAll(/\{\w+\}/g)].flat().sort(), [...english.matchAll(/\{\w+\}/g)].flat().sort(), english);
  }
}
