/** A figure from 0 to 100 as an arc, with the figure in words: the arc is only its picture. */
import { html } from "../../html.js";
import { reportWords } from "../../words_report.js";
import { whole } from "../grade/shapes.js";

const RADIUS = 42;
const WHOLE = Math.PI * RADIUS;

/** @param {{ value: number | null, name: string, how?: string, large?: boolean }} props */
export function Gauge({ value, name, how, large = false }) {
  const length = (WHOLE * Math.min(Math.max(value ?? 0, 0), 100)) / 100;
  const arc = `M ${50 - RADIUS} 50 A ${RADIUS} ${RADIUS} 0 0 1 ${50 + RADIUS} 50`;
  return html`<figure class=${`gauge ${large ? "large" : ""}`}>
    <svg viewBox="0 0 100 56" aria-hidden="true" focusable="false">
      <path class="gauge-track" d=${arc} />
      ${value !== null && value > 0 && html`<path class="gauge-value" d=${arc} stroke-dasharray=${`${length} ${WHOLE * 2}`} />`}
    </svg>
    <p class="gauge-figure">
      ${value === null ? html`<span class="soft">${reportWords.noFigure}</span>` : html`<strong>${whole(value)}</strong> <span class="soft small">${reportWords.outOf}</span>`}
    </p>
    <figcaption><span class="gauge-name">${name}</span>${how && html`<span class="soft small">${how}</span>`}</figcaption>
  </figure>`;
}

/** One bar of a list, with its figure. @param {{ name: string, value: number, most: number, text: string }} props */
export function Bar({ name, value, most, text }) {
  return html`<li class="bar">
    <span class="bar-name">${name}</span>
    <span class="bar-track" aria-hidden="true"><span class="bar-value" style=${{ width: `${(100 * value) / most}%` }}></span></span>
    <span class="bar-text">${text}</span>
  </li>`;
}
