// The rest of all widths, colours and languages, where PICTURES are wanted to be looked at.
import { tour } from "./tour.mjs";

export async function in_every_other_way(served) {
  for (const [width, height, scheme, language] of [[390, 844, "light", "en"], [390, 844, "dark", "de"], [1280, 900, "light", "de"], [1280, 900, "dark", "en"], [1920, 1080, "light", "en"], [1920, 1080, "dark", "de"]]) {
    await tour(served, { width, height, scheme }, language);
  }
}
