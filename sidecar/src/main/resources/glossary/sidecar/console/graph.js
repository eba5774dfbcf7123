import { h, s, show } from "./dom.js";
import { t } from "./i18n.js";
import { cut } from "./format.js";

// Terms around one term: those next to it on an inner ellipse, theirs on an outer one, each within the angle of its parent.
const MOST_NEAR = 16;
const MOST_FAR = 22;
// A translation belongs beside its own term, even if it is related to another one, too.
const CLOSEST = ["translation", "synonym"];
const WORDS = { translation: "translation", synonym: "synonym", broader: "broader term", narrower: "narrower term", part_of: "part of", has_part: "has part", related_to: "related to" };

/** The drawing of a graph as the API gives it, around the node `centre`; nothing if that is alone. */
export function graphOf(graph, centre, wide) {
  const nodes = new Map(graph.nodes.map((node) => [node.id, { ...node, children: [] }]));
  const root = nodes.get(centre);
  if (!root || nodes.size < 2) return null;
  const kept = spanning(root, nodes, graph.edges, wide);
  const few = kept.size < 5;
  const size = few ? { w: wide ? 920 : 400, h: 230, rx: [wide ? 240 : 110, 330], ry: [70, 92], text: 20 } : wide ? { w: 920, h: 520, rx: [205, 340], ry: [140, 228], text: 20 } : { w: 400, h: 440, rx: [118], ry: [175], text: 14 };
  place(root, size);
  const edges = graph.edges.filter((edge) => kept.has(edge.source) && kept.has(edge.target));
  const others = kept.size - 1;
  const drawing = s("svg", { class: "graph", viewBox: `0 0 ${size.w} ${size.h}`, role: "group", "aria-label": t("Relationships as a graph: {n} terms", { n: others }) },
    s("g", { class: "edges", "aria-hidden": "true" }, edges.map((edge) => line(nodes.get(edge.source), nodes.get(edge.target), edge))),
    s("g", null, [...kept].map((id) => dot(nodes.get(id), root, size))));
  const types = [...new Set(edges.map((edge) => edge.type))];
  return h("figure", { class: "graph-frame" }, drawing,
    h("figcaption", { class: "legend" }, types.slice(0, 8).map((type) => h("span", { class: `legend-item ${kind(type)}` }, relation(type))),
      graph.nodes.length > kept.size && h("span", { class: "muted" }, t("{n} more further away", { n: graph.nodes.length - kept.size }))));
}

/** A kind of relationship in words. */
export function relation(type) {
  return WORDS[type] ? t(WORDS[type]) : cut(type, 30);
}

/** The same as the other end sees it. */
export function inverse(type) {
  return { broader: "narrower", narrower: "broader", part_of: "has_part" }[type] ?? type;
}

function kind(type) {
  return WORDS[type] ? `edge-${type}` : "edge-other";
}

/** Takes each node once, by its shortest way from the root; sets parents and children. Returns the ids that are shown. */
function spanning(root, nodes, edges, wide) {
  const near = new Map();
  for (const { source, target, type } of edges) {
    (near.get(source) ?? near.set(source, []).get(source)).push([target, type]);
    (near.get(target) ?? near.set(target, []).get(target)).push([source, type]);
  }
  const kept = new Set([root.id]);
  const grow = (node, most, depth, closest) => {
    for (const [id, type] of near.get(node.id) ?? []) {
      if (kept.size > most || kept.has(id) || !nodes.has(id) || closest && !CLOSEST.includes(type)) continue;
      kept.add(id);
      nodes.get(id).parent = node;
      nodes.get(id).depth = depth;
      node.children.push(nodes.get(id));
    }
  };
  root.depth = 0;
  grow(root, wide ? MOST_NEAR : 12, 1);
  if (wide) {
    const inner = [...root.children];
    inner.forEach((child) => grow(child, MOST_NEAR + MOST_FAR, 2, true));
    inner.forEach((child) => grow(child, MOST_NEAR + MOST_FAR, 2, false));
  }
  return kept;
}

function place(root, size) {
  root.x = size.w / 2;
  root.y = size.h / 2;
  const weight = (node) => Math.max(1, node.children.length);
  const total = root.children.reduce((sum, child) => sum + weight(child), 0);
  let angle = -Math.PI / 2 - (Math.PI * weight(root.children[0])) / total;
  for (const child of root.children) {
    const share = (2 * Math.PI * weight(child)) / total;
    at(child, angle + share / 2, 0, size);
    child.children.forEach((each, i) => at(each, angle + (share * (i + 0.5)) / child.children.length, 1, size));
    angle += share;
  }
}

function at(node, angle, ring, size) {
  node.x = size.w / 2 + size.rx[ring] * Math.cos(angle);
  node.y = size.h / 2 + size.ry[ring] * Math.sin(angle);
}

function line(from, to, edge) {
  const chord = from.parent !== to && to.parent !== from;
  const bow = from.depth && to.depth && from.depth === to.depth ? 0.25 : 0;
  const x = (from.x + to.x) / 2 + (to.y - from.y) * bow;
  const y = (from.y + to.y) / 2 - (to.x - from.x) * bow;
  return s("path", { class: `${kind(edge.type)}${chord ? " chord" : ""}`, d: `M${round(from.x)} ${round(from.y)}Q${round(x)} ${round(y)} ${round(to.x)} ${round(to.y)}` });
}

function dot(node, root, size) {
  const centre = node === root;
  const middle = node.depth < 2 || Math.abs(node.x - root.x) < 40;
  const right = node.x > root.x;
  const radius = [8, 6, 4.5][node.depth];
  const below = centre || node.y > root.y + 4 ? radius + 15 : -radius - 7;
  const words = s("text", {
    x: round(middle ? node.x : node.x + (right ? radius + 5 : -radius - 5)), y: round(middle ? node.y + below : node.y + 4),
    "text-anchor": middle ? "middle" : right ? "start" : "end", direction: "ltr",
  }, cut(node.term, size.text));
  const shape = s("circle", { cx: round(node.x), cy: round(node.y), r: radius });
  const title = s("title", null, `${cut(node.term, 200)} (${node.language})`);
  const name = `node depth-${node.depth} ${node.language === "de" ? "de" : "en"}`;
  return centre ? s("g", { class: name }, shape, words) : s("a", { class: name, href: `#/entry/${node.id}`, "aria-label": `${cut(node.term, 200)} (${node.language})` }, title, shape, words);
}

function round(value) {
  return Math.round(value * 10) / 10;
}

/** Draws it, and again when the width passes the one where the outer ring has room. */
export function graphBox(graph, centre, signal) {
  const box = h("div");
  const wide = matchMedia("(min-width: 760px)");
  const draw = () => show(box, graphOf(graph, centre, wide.matches));
  wide.addEventListener("change", draw, { signal });
  draw();
  return box;
}
