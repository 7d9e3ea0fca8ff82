/** The report at a glance: overall and four metrics, where the points were, what to keep, what to work on. */
import { html } from "../../html.js";
import { reportWords } from "../../words_report.js";
import { term } from "../../words_terms.js";
import { figure } from "../grade/shapes.js";
import { Icon } from "../icons.js";
import { Bar, Gauge } from "./gauge.js";

const METRICS = /** @type {const} */ (["content_quality", "communication", "confidence", "responsiveness"]);

/** @param {{ report: any }} props */
export function Overview({ report }) {
  const { figures, analysis } = report;
  const scored = figures.status === "scored";
  return html`<div class="stack overview">
    ${analysis?.summary && html`<p class="lead">${analysis.summary}</p>`}
    ${scored ? html`<${Gauges} figures=${figures} />` : html`<div class="banner thin"><p>${reportWords.tooFew(figures.graded)}</p></div>`}
    <div class="two">
      <${Remarks} title=${reportWords.strengths} icon="check" kind="good" remarks=${analysis?.strengths} report=${report} />
      <${Remarks} title=${reportWords.improvements} icon="target" kind="change" remarks=${analysis?.improvements} report=${report} />
    </div>
    <${Dimensions} report=${report} />
    <div class="two">
      <${Remarks} title=${reportWords.moments} icon="star" kind="" remarks=${analysis?.keyMoments} report=${report} />
      <${Next} report=${report} />
    </div>
  </div>`;
}

/** @param {{ figures: any }} props */
function Gauges({ figures }) {
  return html`<section class="card gauges" aria-label=${reportWords.overall}>
    <${Gauge} value=${figures.overall} name=${reportWords.overall} how=${reportWords.graded(figures.graded, figures.answered)} large=${true} />
    <div class="gauge-row">
      ${METRICS.map(
        (name) => html`<${Gauge} key=${name} value=${figures.metrics[name]} name=${reportWords.metrics[name]} how=${reportWords.metricHow[name]} />`,
      )}
    </div>
  </section>`;
}

/** @param {{ title: string, icon: import("../icons.js").IconName, kind: string, remarks: any[] | undefined, report: any }} props */
function Remarks({ title, icon, kind, remarks, report }) {
  if (!remarks?.length) return null;
  return html`<section class="card">
    <h2>${title}</h2>
    <ul class="remarks">
      ${remarks.map(
        (remark, index) => html`<li key=${index} class=${`remark ${kind}`}>
          <${Icon} name=${icon} />
          <div>
            <p>${remark.text}</p>
            ${remark.quote && html`<p class="quote small">“${remark.quote}”</p>`}
            <${Where} report=${report} questionId=${remark.questionId} />
          </div>
        </li>`,
      )}
    </ul>
  </section>`;
}

/** @param {{ report: any, questionId: string }} props */
function Where({ report, questionId }) {
  const question = report.questions.find((/** @type {any} */ one) => one.id === questionId);
  if (!question) return null;
  return html`<p class="small"><a href=${`#/report/${encodeURIComponent(report.interviewId)}/questions/${questionId}`}>${reportWords.inQuestion(question.number)}</a></p>`;
}

/** @param {{ report: any }} props */
function Dimensions({ report }) {
  const means = meansOf(report);
  if (!means.length) return null;
  return html`<section class="card">
    <h2>${reportWords.dimensions}</h2>
    <p class="soft small">${reportWords.dimensionsHow}</p>
    <ul class="bars">
      ${means.map(({ name, mean, answers }) => html`<${Bar} key=${name} name=${name} value=${mean} most=${4} text=${reportWords.level(figure(Math.round(mean * 10) / 10), answers)} />`)}
    </ul>
  </section>`;
}

/** Mean level of every dimension over the answers in which it was scored, highest first. @param {any} report @returns {{ name: string, mean: number, answers: number }[]} */
export function meansOf(report) {
  /** @type {Map<string, number[]>} */
  const levels = new Map();
  for (const question of report.questions) {
    for (const part of question.grade?.dimensions ?? []) {
      if (part.level !== null) levels.set(part.name, [...(levels.get(part.name) ?? []), part.level]);
    }
  }
  return [...levels]
    .map(([name, all]) => ({ name, mean: all.reduce((sum, level) => sum + level, 0) / all.length, answers: all.length }))
    .sort((one, other) => other.mean - one.mean);
}

/** The changes that would bring most, with what they would bring. @param {{ report: any }} props */
function Next({ report }) {
  const changes = report.questions
    .filter((/** @type {any} */ question) => question.grade?.feedback?.change)
    .map((/** @type {any} */ question) => ({ question, change: question.grade.feedback.change }))
    .sort((/** @type {any} */ one, /** @type {any} */ other) => other.change.gain - one.change.gain)
    .slice(0, 3);
  return html`<section class="card">
    <h2>${reportWords.next}</h2>
    ${changes.length
      ? html`<ol class="next">
          ${changes.map(
            (/** @type {any} */ { question, change }) => html`<li key=${question.id}>
              <p><strong>${term("competency", question.competency)}</strong>: ${change.text}
                ${change.gain > 0 && html` <span class="soft small">(${reportWords.nextOf(figure(change.gain))})</span>`}</p>
              <${Where} report=${report} questionId=${question.id} />
            </li>`,
          )}
        </ol>`
      : html`<p>${reportWords.nothingNext}</p>`}
  </section>`;
}
