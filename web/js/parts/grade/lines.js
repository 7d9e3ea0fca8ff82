/** Lines of the CV that fit a question: which were used, which could have been. */
import { html } from "../../html.js";
import { helpWords } from "../../words_interview.js";
import { Icon } from "../icons.js";

const MOST = 3;

/** Those that were used first, then the best of the others. @param {import("./shapes.js").Line[]} lines */
export function worthShowing(lines) {
  const used = lines.filter((line) => line.used);
  return [...used, ...lines.filter((line) => !line.used)].slice(0, MOST);
}

/** @param {{ lines: import("./shapes.js").Line[] }} props */
export function Lines({ lines }) {
  return html`<ul class="cv-lines">
    ${worthShowing(lines).map(
      (line) => html`<li key=${line.id} class="cv-line">
        ${line.used !== undefined &&
        html`<span class=${`tag ${line.used ? "good" : ""}`}>
          <${Icon} name=${line.used ? "check" : "star"} />${line.used ? helpWords.used : helpWords.notUsed}
        </span>`}
        <span>${line.text}</span>
        ${(line.role || line.employer) &&
        html`<span class="soft small">${[line.role, line.employer].filter(Boolean).join(", ")}</span>`}
      </li>`,
    )}
  </ul>`;
}
