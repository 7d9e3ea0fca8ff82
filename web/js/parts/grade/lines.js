/** Lines of the CV that fit a question: which were used, which could have been. */
import { html } from "../../html.js";
import { helpWords } from "../../words_interview.js";
import { Icon } from "../icons.js";

const MOST = 3;
/** From this chance on that a reader would call it usable, a line is held out to somebody who told something else. */
const FITS = 0.2;

/** Before an answer the best; after it those that were used, and the best that was not if it fits. @param {import("./shapes.js").Line[]} lines */
export function worthShowing(lines) {
  if (lines.every((line) => line.used === undefined)) return lines.slice(0, MOST);
  const missed = lines.find((line) => !line.used && line.score >= FITS);
  return [...lines.filter((line) => line.used), ...(missed ? [missed] : [])].slice(0, MOST);
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
