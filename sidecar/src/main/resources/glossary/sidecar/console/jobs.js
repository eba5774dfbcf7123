import { h, show } from "./dom.js";
import { api, request } from "./api.js";
import { t } from "./i18n.js";

const STAGES = {
  preparing: "Preparing", snapshot: "Taking the snapshot", checking: "Checking", "reading back": "Reading it back", saving: "Saving what is there", restoring: "Restoring", searching: "Searching in it",
};

/** Starts a work of the server and shows its progress in `place` until it ends. Resolves to what came of it; throws its error. */
export async function run(place, title, path, options = {}) {
  const bar = h("progress", { max: "100", "aria-label": title });
  const stage = h("span", { class: "muted" });
  show(place, h("div", { class: "job", role: "status" }, h("strong", null, title), bar, stage));
  try {
    const begun = await request(`${path}?wait=0`, { method: "POST", ...options });
    const answer = await begun.json();
    return begun.status === 202 ? await follow(answer, bar, stage) : answer;
  } finally {
    show(place);
  }
}

/** Asks more and more seldom, since each question counts against the rate limit. */
async function follow(begun, bar, stage) {
  let job = begun;
  for (let pause = 250; job.state === "queued" || job.state === "running"; pause = Math.min(3000, pause * 1.5)) {
    bar.value = job.percent;
    stage.textContent = job.stage ? t(STAGES[job.stage] ?? job.stage) : "";
    await new Promise((resolve) => setTimeout(resolve, pause));
    job = await again(job);
  }
  if (job.state === "failed") throw Object.assign(new Error(job.error ?? t("It failed.")), { lang: job.error ? "en" : null });
  return job.result;
}

async function again(job) {
  try {
    return await api(`/api/jobs/${job.id}`);
  } catch (error) {
    if (error.status !== 429 && error.status !== 0) throw error;
    await new Promise((resolve) => setTimeout(resolve, 1000 * (error.retryAfter || 2)));
    return job;
  }
}
