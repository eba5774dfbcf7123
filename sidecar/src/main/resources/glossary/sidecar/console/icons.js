import { s } from "./dom.js";

const PATHS = {
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16.2 16.2 21 21",
  health: "M3 12h4l2.5-6 4.5 12 2.5-6H21",
  hosts: "M4 5h16v5H4zM4 14h16v5H4zM8 7.5h.01M8 16.5h.01",
  errors: "M12 4 2.8 19.5h18.4zM12 10v4M12 17h.01",
  backups: "M4 7c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3zM4 7v10c0 1.7 3.6 3 8 3s8-1.3 8-3V7M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3",
  index: "M5 4h10l4 4v12H5zM9 12h6M9 16h6M9 8h2",
  settings: "M4 7h10M18 7h2M4 17h2M10 17h10M16 4.8v4.4M8 14.8v4.4",
  user: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20c.8-3.6 3.8-5.5 7.5-5.5s6.7 1.9 7.5 5.5",
  check: "M5 12.5l4.5 4.5L19 7.5",
  close: "M6 6l12 12M18 6 6 18",
  pin: "M9 4h6l-1 6 3 3v2H7v-2l3-3zM12 15v5",
  download: "M12 4v11M7 10.5l5 5 5-5M5 20h14",
  restore: "M4 12a8 8 0 1 0 2.6-5.9M4 4v4.5h4.5M12 8v4.5l3 2",
  trash: "M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13",
  shield: "M12 3.5 5 6v6c0 4.5 3 7.3 7 8.5 4-1.2 7-4 7-8.5V6zM9 12l2.2 2.2L15.2 10",
  plus: "M12 5v14M5 12h14",
  edit: "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
  theme: "M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16",
  back: "M14 6l-6 6 6 6",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
};

/** A small drawing beside words; screen readers pass it over. */
export function icon(name) {
  return s("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, s("path", { d: PATHS[name] }));
}

export function brand() {
  return s("svg", { class: "brand-mark", viewBox: "0 0 32 32", "aria-hidden": "true" },
    s("rect", { width: 32, height: 32, rx: 8 }),
    s("path", { d: "M9 8h9a5 5 0 0 1 5 5v11H13a4 4 0 0 1-4-4zM13 13.5h6M13 17.5h4" }));
}
