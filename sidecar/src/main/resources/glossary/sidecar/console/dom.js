// Builds the page from elements and text alone: no markup is ever parsed, so no text can become markup.
const SVG = "http://www.w3.org/2000/svg";

/** An element. Properties that begin with "on" are listeners; null and false are left out; children may be nested lists. */
export function h(tag, properties, ...children) {
  return fill(document.createElement(tag), properties, children);
}

/** The same for a drawing. */
export function s(tag, properties, ...children) {
  return fill(document.createElementNS(SVG, tag), properties, children);
}

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(element, child);
    else element.append(child);
  }
}

/** Shows only these children. */
export function show(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

/** Text of others: it keeps its own direction, and what it overrides ends with it. */
export function foreign(text, properties) {
  return h("bdi", { class: "foreign", ...properties }, String(text ?? ""));
}

/** Moves the focus to the neighbour among the elements that the selector finds. True if there was one. */
export function moveFocus(container, selector, step) {
  const all = [...container.querySelectorAll(selector)];
  const next = all[all.indexOf(document.activeElement) + step];
  next?.focus();
  return Boolean(next);
}
