import { currentLanguage, number, t } from "./i18n.js";
import { h } from "./dom.js";

const STEPS = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60]];

/** Such as "3 hr. ago". */
export function ago(time) {
  const seconds = (new Date(time).getTime() - Date.now()) / 1000;
  const words = new Intl.RelativeTimeFormat(currentLanguage(), { numeric: "auto", style: "short" });
  const step = STEPS.find(([, size]) => Math.abs(seconds) >= size);
  return step ? words.format(Math.round(seconds / step[1]), step[0]) : t("just now");
}

export function dateTime(time) {
  return new Intl.DateTimeFormat(currentLanguage(), { dateStyle: "medium", timeStyle: "medium" }).format(new Date(time));
}

export function date(time) {
  return new Intl.DateTimeFormat(currentLanguage(), { dateStyle: "medium" }).format(new Date(time));
}

/** An element that says how long ago it was and, pointed at, when exactly. */
export function since(time) {
  return h("time", { datetime: time, title: dateTime(time) }, ago(time));
}

export function bytes(count) {
  const units = ["B", "KB", "MB", "GB", "TB"];
  let value = count;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) { value /= 1000; unit++; }
  return `${number(value, value < 10 && unit > 0 ? 1 : 0)}\u00a0${units[unit]}`;
}

/** Milliseconds, in seconds where they are many. */
export function millis(value) {
  if (value === null || value === undefined) return "–";
  return value >= 1000 ? `${number(value / 1000, 1)}\u00a0s` : `${number(value, value < 10 ? 1 : 0)}\u00a0ms`;
}

/** The beginning of a text, in whole characters. */
export function cut(text, most) {
  const characters = [...String(text)];
  return characters.length > most ? characters.slice(0, most - 1).join("") + "…" : String(text);
}
