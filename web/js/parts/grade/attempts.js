/** Before and after: what trying a question again has brought, part by part. */
import { html } from "../../html.js";
import { gradeWords } from "../../words_interview.js";
import { figure, signed } from "./shapes.js";

/** @param {{ grades: import("./shapes.js").Grade[] }} props the attempts in their order, at least two */
export function Attempts({ grades }) {
  const [before, after] = [grades[0], grades[grades.length - 1]];
  return html`<div class="attempts">
    <table class="sum">
      <caption>${gradeWords.before}</caption>
      <thead>
        <tr>
          <th scope="col">${gradeWords.part}</th>
          ${grades.map((_, index) => html`<th key=${index} scope="col" class="number">${gradeWords.attempt(index + 1)}</th>`)}
          <th scope="col" class="number">${gradeWords.difference}</th>
        </tr>
      </thead>
      <tbody>
        ${after.dimensions.map((dimension) => html`<tr key=${dimension.dimension}>
          <th scope="row">${dimension.name}</th>
          ${grades.map((grade, index) => html`<td key=${index} class="number">${shown(pointsOf(grade, dimension.dimension))}</td>`)}
          <td class="number">${change(pointsOf(before, dimension.dimension), pointsOf(after, dimension.dimension))}</td>
        </tr>`)}
        ${grades.some((grade) => grade.cap) &&
        html`<tr>
          <th scope="row">${gradeWords.cap}</th>
          ${grades.map((grade, index) => html`<td key=${index} class="number">${figure(grade.cap?.points ?? 0)}</td>`)}
          <td class="number">${change(before.cap?.points ?? 0, after.cap?.points ?? 0)}</td>
        </tr>`}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${gradeWords.total}</th>
          ${grades.map((grade, index) => html`<td key=${index} class="number">${shown(grade.overall)}</td>`)}
          <td class="number">${change(before.overall, after.overall)}</td>
        </tr>
      </tfoot>
    </table>
  </div>`;
}

/** @param {import("./shapes.js").Grade} grade @param {string} name */
function pointsOf(grade, name) {
  const found = grade.dimensions.find((dimension) => dimension.dimension === name);
  return found && found.level !== null ? found.points : null;
}

/** @param {number | null} points */
function shown(points) {
  return points === null ? "–" : figure(points);
}

/** @param {number | null} before @param {number | null} after */
function change(before, after) {
  return before === null || after === null ? "–" : signed(Math.round((after - before) * 100) / 100);
}
