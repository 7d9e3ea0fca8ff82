/** A line of scores from 0 to 100. The library that draws it is loaded when there is something to draw. */
import { html, useEffect, useRef, useState } from "../html.js";
import { Busy } from "./basics.js";

const HEIGHT = 200;
const STYLES = "/web/vendor/uplot/uplot.css";

/** @returns {Promise<typeof import("../../vendor/uplot/uplot.js").default>} */
async function drawing() {
  if (!document.querySelector(`link[href="${STYLES}"]`)) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = STYLES;
    document.head.append(link);
  }
  return (await import("../../vendor/uplot/uplot.js")).default;
}

/** What a colour of the style sheet comes to now; a canvas does not know variables. @param {HTMLElement} inside @param {string} token */
function colour(inside, token) {
  const probe = document.createElement("span");
  probe.style.color = `var(${token})`;
  inside.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

/**
 * @param {{ label: string, names: string[], values: number[], waiting: string }} props
 * `names`: what stands under each value, in one line or two. The chart is one picture for a screen reader; give the figures in a table too.
 */
export function Chart({ label, names, values, waiting }) {
  const ref = useRef(/** @type {HTMLElement | null} */ (null));
  const [state, setState] = useState(/** @type {"loading" | "drawn" | "missing"} */ ("loading"));
  const [look, setLook] = useState(0);
  useEffect(() => {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const changed = () => setLook((looks) => looks + 1);
    dark.addEventListener("change", changed);
    return () => dark.removeEventListener("change", changed);
  }, []);
  useEffect(() => {
    /** @type {(() => void) | undefined} */
    let undo;
    let wanted = true;
    drawing().then(
      (UPlot) => {
        if (!wanted || !ref.current) return;
        undo = draw(UPlot, ref.current, names, values);
        setState("drawn");
      },
      () => wanted && setState("missing"),
    );
    return () => {
      wanted = false;
      undo?.();
    };
  }, [names.join("|"), values.join("|"), look]);
  if (state === "missing") return null;
  return html`<div class="chart">
    ${state === "loading" && html`<${Busy}>${waiting}</${Busy}>`}
    <div ref=${ref} role="img" aria-label=${label}></div>
  </div>`;
}

/** @param {any} UPlot @param {HTMLElement} into @param {string[]} names @param {number[]} values @returns {() => void} undo */
function draw(UPlot, into, names, values) {
  const [ink, line, accent] = ["--ink-soft", "--line", "--accent"].map((token) => colour(into, token));
  const font = `13px ${getComputedStyle(into).fontFamily}`;
  const lines = Math.max(1, ...names.map((name) => name.split("\n").length));
  const axis = { stroke: ink, font, grid: { stroke: line, width: 1 }, ticks: { show: false } };
  const width = () => Math.max(into.clientWidth, 200);
  const drawn = new UPlot(
    {
      width: width(),
      height: HEIGHT,
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false, range: [-0.3, values.length - 0.7] }, y: { range: [0, 100] } },
      axes: [
        { ...axis, size: 12 + 16 * lines, grid: { show: false }, splits: () => everyFew(values.length), values: (/** @type {any} */ _, /** @type {number[]} */ at) => at.map((index) => names[index] ?? "") },
        { ...axis, size: 40, splits: () => [0, 25, 50, 75, 100] },
      ],
      series: [{}, { stroke: accent, width: 2.5, points: { show: true, size: 9, fill: accent, stroke: accent } }],
    },
    [values.map((_, index) => index), values],
    into,
  );
  const resized = new ResizeObserver(() => drawn.setSize({ width: width(), height: HEIGHT }));
  resized.observe(into);
  return () => {
    resized.disconnect();
    drawn.destroy();
  };
}

/** Which points are named below: all while there is room, then the first, the last and some between. @param {number} count */
function everyFew(count) {
  const step = Math.max(1, Math.ceil(count / 5));
  return Array.from({ length: count }, (_, index) => index).filter((index) => (count - 1 - index) % step === 0);
}
