import { h } from "./dom.js";
import { currentLanguage, number } from "./i18n.js";

// uPlot is a script of its own, loaded by the page before this module runs.
const uPlot = globalThis.uPlot;

/**
 * A chart of series over time that follows the width of its place.
 * @param series [name, colour variable, format][]
 */
export function chart(title, series, signal) {
  const canvas = h("div", { class: "plot", role: "img", "aria-label": title });
  const legend = h("div", { class: "legend" });
  let plot = null;
  const size = () => ({ width: Math.max(240, canvas.clientWidth), height: 190 });
  const watch = new ResizeObserver(() => plot?.setSize(size()));
  watch.observe(canvas);
  signal.addEventListener("abort", () => { watch.disconnect(); plot?.destroy(); plot = null; });

  /** Shows these data: times in seconds, then the values of each series. */
  function update(data) {
    if (signal.aborted) return;
    if (plot) plot.setData(data);
    else plot = new uPlot(options(), data, canvas);
    const last = series.map(([name, , format], i) => `${name} ${format(data[i + 1].at(-1) ?? 0)}`);
    canvas.setAttribute("aria-label", `${title}: ${last.join(", ")}`);
    legend.replaceChildren(...series.map(([name, colour], i) => h("span", { class: `legend-item ${colour}` }, last[i])));
  }

  function options() {
    const style = getComputedStyle(document.documentElement);
    const paint = (name) => resolve(`var(--${name})`, style);
    const axis = { stroke: paint("muted"), grid: { stroke: paint("line"), width: 1 }, ticks: { show: false }, font: "11px system-ui, sans-serif" };
    const clock = new Intl.DateTimeFormat(currentLanguage(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    const seconds = new Intl.DateTimeFormat(currentLanguage(), { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
    return {
      ...size(),
      legend: { show: false },
      cursor: { y: false, points: { size: 6 } },
      padding: [8, 26, 0, 0],
      scales: { y: { range: (u, low, high) => [0, Math.max(high * 1.15, 0.5)] } },
      axes: [
        { ...axis, size: 26, space: 76, values: (u, ticks, axisIndex, space, step) => ticks.map((tick) => (step < 60 ? seconds : clock).format(tick * 1000)) },
        { ...axis, size: 48, values: (u, ticks) => ticks.map((tick) => number(tick, 1)) },
      ],
      series: [{}, ...series.map(([name, colour], i) => ({ label: name, stroke: paint(colour), width: 1.6, fill: series.length === 1 ? paint("accent-soft") : undefined, points: { show: false } }))],
    };
  }

  return { element: h("figure", { class: "chart" }, h("figcaption", null, h("strong", null, title), legend), canvas), update };
}

/** A colour as the canvas understands it; it knows neither variables nor light-dark(). */
function resolve(colour) {
  const probe = h("span", { hidden: true });
  probe.style.color = colour;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}
