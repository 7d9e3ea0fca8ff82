/** Who said what, in order. */
import { html } from "../../html.js";
import { reportWords } from "../../words_report.js";

/** @param {{ report: any }} props */
export function Transcript({ report }) {
  return html`<ol class="transcript">
    ${report.transcript.map(
      (/** @type {any} */ said, /** @type {number} */ index) => html`<li key=${index} class=${said.role === "candidate" ? "mine" : "said"}>
        <p class="said-by small">${said.role === "candidate" ? reportWords.candidate : (said.persona?.name ?? reportWords.interviewer)}${said.attempt > 1 && ` · ${reportWords.attempt(said.attempt)}`}</p>
        <p class="mine-text">${said.text}</p>
      </li>`,
    )}
  </ol>`;
}
