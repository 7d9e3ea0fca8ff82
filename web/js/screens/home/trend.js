/** How the scores change: one line at a time, as a chart and as a table of the same figures. */
import { shortDays } from "../../dates.js";
import { html, useState } from "../../html.js";
import { Chart } from "../../parts/chart.js";
import { words } from "../../words_home.js";
import { term } from "../../words_terms.js";

/** @typedef {{ name: string, title: string, points: { at: string, overall: number }[] }} Line */

/** Lines with two points or more; one point is no line. @param {any} progress @returns {Line[]} */
function linesOf(progress) {
  const counted = progress.interviews.filter((/** @type {any} */ one) => one.counted && one.overall !== null);
  const lines = progress.competencies.map((/** @type {any} */ line) => ({ name: line.competency, title: term("competency", line.competency), points: line.points }));
  return [{ name: "overall", title: words.overall, points: counted }, ...lines].filter((line) => line.points.length > 1);
}

/** @param {{ progress: any }} props */
export function Trend({ progress }) {
  const lines = linesOf(progress);
  const [wanted, setWanted] = useState("overall");
  const line = lines.find((one) => one.name === wanted) || lines[0];
  if (!line) return null;
  const scores = line.points.map((point) => Math.round(point.overall));
  const when = shortDays(line.points.map((point) => point.at));
  return html`<section class="card" aria-labelledby="trend">
    <h2 id="trend">${words.trend}</h2>
    <div class="field">
      <label for="trend-of">${words.trendOf}</label>
      <select id="trend-of" value=${line.name} onChange=${(/** @type {any} */ event) => setWanted(event.target.value)}>
        ${lines.map((one) => html`<option value=${one.name} selected=${one.name === line.name}>${one.title}</option>`)}
      </select>
    </div>
    <p class="trend-change" role="status">${words.progress(scores)}</p>
    <div class="trend">
      <${Chart} key=${line.name} label=${words.chart(line.title)} names=${when.map((one) => [one.day, one.time].filter(Boolean).join("\n"))} values=${scores} waiting=${words.chartLoading} />
      <table class="figures">
        <caption class="unseen">${line.title}</caption>
        <thead><tr><th scope="col">${words.date}</th><th scope="col">${words.score}</th></tr></thead>
        <tbody>
          ${when.map((one, index) => html`<tr><td>${[one.day, one.time].filter(Boolean).join(", ")}</td><td>${scores[index]}</td></tr>`)}
        </tbody>
      </table>
    </div>
    <p class="soft small">${words.trendHint}</p>
  </section>`;
}
