import { bearer, forget } from "./session.js";
import { t } from "./i18n.js";

/** What went wrong, in a sentence that says what to do. The status is 0 if the server did not answer. */
export class ApiError extends Error {
  constructor(status, message, requestId, retryAfter) {
    super(message);
    this.lang = null;
    this.status = status;
    this.requestId = requestId;
    this.retryAfter = retryAfter;
  }
}

// A client that asked too much is told when to come back; nothing was done yet, so any request may be sent again.
const RETRIES = 3;
const MOST_SECONDS = 10;
const reachable = new Set();
const expired = new Set();
let answered = true;

/** Told true or false whenever the server begins or ceases to answer. */
export function onReachable(listener) {
  reachable.add(listener);
}

/** Told when a token that was valid no longer is. */
export function onExpired(listener) {
  expired.add(listener);
}

function noteAnswer(now) {
  if (now !== answered) {
    answered = now;
    reachable.forEach((listener) => listener(now));
  }
}

/** The raw answer; failures that the server tells are thrown. `allowed` are statuses that are none. Waits if it was too much. */
export async function request(path, { method = "GET", json, signal, token = bearer(), allowed = [] } = {}) {
  const headers = { Accept: "application/json" };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (json !== undefined) headers["Content-Type"] = "application/json";
  const body = json === undefined ? undefined : JSON.stringify(json);
  let response = await reach(path, { method, headers, signal, body });
  for (let i = 0; i < RETRIES && response.status === 429; i++) {
    await pause(1000 * Math.min(MOST_SECONDS, Number(response.headers.get("Retry-After")) || 1), signal);
    response = await reach(path, { method, headers, signal, body });
  }
  if (!response.ok && !allowed.includes(response.status)) throw await problem(response, token);
  return response;
}

async function reach(path, options) {
  try {
    const response = await fetch(path, options);
    noteAnswer(true);
    return response;
  } catch (failure) {
    if (failure.name === "AbortError") throw failure;
    noteAnswer(false);
    throw new ApiError(0, t("The server does not answer."));
  }
}

function pause(millis, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, millis);
    signal?.addEventListener("abort", () => { clearTimeout(timer); reject(new DOMException("left", "AbortError")); });
  });
}

async function problem(response, token) {
  const error = (await response.json().catch(() => ({}))).error ?? {};
  const retry = Number(response.headers.get("Retry-After") ?? 0);
  if (response.status === 401 && token && token === bearer()) {
    forget();
    expired.forEach((listener) => listener());
  }
  const details = (error.details ?? []).map((detail) => `${detail.loc?.at(-1)}: ${detail.msg}`).join("; ");
  const message = details || error.message || t("The server answered with {status}.", { status: response.status });
  const told = new ApiError(response.status, message, error.request_id, retry);
  if (details || error.message) told.lang = "en"; // the server speaks English
  return told;
}

/** The JSON of an answer; null if it has none. */
export async function api(path, options) {
  const response = await request(path, options);
  return response.status === 204 ? null : response.json();
}

/** A path with a query; what is empty is left out. */
export function query(path, parameters) {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== "") pairs.set(name, value);
  }
  return pairs.size ? `${path}?${pairs}` : path;
}
