/** How a score adds up: worth, level and points of each part, what a cap takes, the sum. */
import { html } from "../../html.js";
import { gradeWords } from "../../words_interview.js";
import { figure } from "./shapes.js";

/** @param {{ grade: import("./shapes.js").Grade }} props */
export function Sum({ grade }) {
  const unscored = grade.dimensions.some((dimension) => dimension.level === null);
  return html`<table class="sum">
    <caption>${gradeWords.sum}<span class="soft small sum-how">${gradeWords.sumHow}</span></caption>
    <thead>
      <tr>
        <th scope="col">${gradeWords.part}</th>
        <th scope="col">${gradeWords.levelHead}</th>
        <th scope="col" class="number worth">${gradeWords.worth}</th>
        <th scope="col" class="number">${gradeWords.points}</th>
      </tr>
    </thead>
    <tbody>
      ${grade.dimensions.map((dimension) => html`<${Row} key=${dimension.dimension} dimension=${dimension} />`)}
      ${grade.cap &&
      html`<tr class="sum-cap">
        <th scope="row" colspan="3">${grade.cap.reason}</th>
        <td class="number">${figure(grade.cap.points)}</td>
      </tr>`}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row" colspan="3">${gradeWords.total}</th>
        <td class="number">${grade.overall === null ? gradeWords.notScored : figure(grade.overall)}</td>
      </tr>
      ${unscored && html`<tr><td colspan="4" class="soft small">${gradeWords.spread}</td></tr>`}
    </tfoot>
  </table>`;
}

/** @param {{ dimension: import("./shapes.js").Dimension }} props */
function Row({ dimension }) {
  const { level } = dimension;
  return html`<tr>
    <th scope="row">${dimension.name}</th>
    <td>${level === null ? gradeWords.levelNone : html`<${Level} level=${level} />`}</td>
    <td class="number worth">${level === null ? "–" : figure(dimension.maxPoints)}</td>
    <td class="number">${level === null ? "–" : html`<span class="points">${figure(dimension.points)}</span> <span class="of-worth" aria-hidden="true">${gradeWords.outOf(figure(dimension.maxPoints))}</span>`}</td>
  </tr>`;
}

/** A level as four blocks and in words. @param {{ level: number }} props */
export function Level({ level }) {
  return html`<span class="level">
    <span class="level-blocks" aria-hidden="true">
      ${[1, 2, 3, 4].map((step) => html`<span key=${step} class=${step <= level ? "block on" : "block"}></span>`)}
    </span>
    <span class="level-text">${level}<span class="unseen"> of 4</span></span>
  </span>`;
}
