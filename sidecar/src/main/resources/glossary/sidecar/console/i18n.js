import { GERMAN } from "./i18n-de.js";

// The language of the interface. The keys of the translations are the English sentences themselves.
const KEPT = "glossary.language";
let language = initial();
document.documentElement.lang = language;

function initial() {
  const kept = read(KEPT);
  if (kept === "de" || kept === "en") return kept;
  return (navigator.language ?? "en").toLowerCase().startsWith("de") ? "de" : "en";
}

/** A choice of the user that is no secret; null if there is none or it cannot be kept. */
export function read(name) {
  try { return localStorage.getItem(name); } catch { return null; }
}

export function keep(name, value) {
  try { localStorage.setItem(name, value); } catch { /* it holds for this page then */ }
}

export function currentLanguage() {
  return language;
}

export function setLanguage(changed) {
  language = changed;
  keep(KEPT, changed);
  document.documentElement.lang = changed;
}

/** The sentence in the language of the interface, with {names} replaced. */
export function t(sentence, values) {
  const text = language === "de" ? GERMAN[sentence] ?? sentence : sentence;
  return values ? text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole) : text;
}

/** One of two sentences by a number, which is {n} in both. */
export function plural(n, one, many) {
  return t(n === 1 ? one : many, { n: number(n) });
}

export function number(value, digits = 0) {
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
}
