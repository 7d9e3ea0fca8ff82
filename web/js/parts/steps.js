/** What is being done, step by step, each with how it stands: what a spinner would hide. */
import { html } from "../html.js";
import { words } from "../words.js";
import { Icon } from "./icons.js";

/** @typedef {{ name: string, text: string, state: "waiting" | "doing" | "done" | "failed", note?: string }} Step */

/** @param {{ steps: Step[], label: string }} props */
export function Steps({ steps, label }) {
  return html`<ol class="steps" aria-label=${label}>
    ${steps.map(
      (step) => html`<li key=${step.name} class=${`step ${step.state}`} aria-current=${step.state === "doing" ? "step" : null}>
        <span class="step-mark">
          ${step.state === "done" && html`<${Icon} name="check" />`}${step.state === "failed" && html`<${Icon} name="cross" />`}
        </span>
        <span>
          ${step.text} <span class="unseen">${words.step[step.state]}</span>
          ${step.note && html`<span class="soft small step-note">${step.note}</span>`}
        </span>
      </li>`,
    )}
  </ol>`;
}
