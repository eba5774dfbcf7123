import { request } from "./api.js";
import { h } from "./dom.js";

/** Fetches a file with the user's token, which a plain link could not send, and has the browser keep it. */
export async function download(path, filename) {
  const blob = await (await request(path)).blob();
  const url = URL.createObjectURL(blob);
  const link = h("a", { href: url, download: filename, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}
