/** Every question with its answer and its grade, one under the other. */
import { html, useEffect, useRef } from "../../html.js";
import { reportWords } from "../../words_report.js";
import { term } from "../../words_terms.js";
import { GradeCard } from "../grade/card.js";
import { figure } from "../grade/shapes.js";
import { Sounded } from "../recording/sounded.js";
import { AttemptsOf, Retry, toldUnder } from "../interview/feedback.js";

/** @param {{ report: any, wanted: string, onRetry?: (questionId: string) => Promise<void> }} props `wanted`: the id of the question to bring into view. */
export function Questions({ report, wanted, onRetry }) {
  return html`<div class="stack questions">
    ${report.questions.map(
      (/** @type {any} */ question) => html`<${Question} key=${question.id} question=${question} wanted=${wanted === question.id} onRetry=${onRetry} />`,
    )}
  </div>`;
}

/** @param {{ question: any, wanted: boolean, onRetry?: (questionId: string) => Promise<void> }} props */
function Question({ question, wanted, onRetry }) {
  const ref = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    if (!wanted) return;
    ref.current?.scrollIntoView({ block: "start" });
    ref.current?.focus({ preventScroll: true });
  }, [wanted]);
  const told = toldUnder(question);
  const attempts = /** @type {any[]} */ (question.attempts ?? []);
  const latest = attempts.at(-1)?.attempt ?? Math.max(1, attempts.length);
  const retry = onRetry && question.status !== "open" && html`<${Retry} questionId=${question.id} onRetry=${onRetry} />`;
  return html`<article class="question-report stack tight">
    <header>
      <p class="soft small">${reportWords.inQuestion(question.number)} · ${term("competency", question.competency)}${question.persona && html` · ${question.persona.name}`}</p>
      <h2 ref=${ref} tabindex="-1">${question.text}</h2>
      ${question.why && html`<p class="soft small">${reportWords.why}: ${question.why}</p>`}
    </header>
    ${question.status === "skipped" && html`<p class="log-note">${reportWords.skipped}</p>`}
    ${question.status === "open" && !question.answer && html`<p class="log-note">${reportWords.open}</p>`}
    ${question.answer && html`<${Answer} title=${reportWords.answer} text=${question.answer} />`}
    ${question.answer && html`<${Sounded} questionId=${question.id} attempt=${latest} />`}
    ${question.followUps.map(
      (/** @type {any} */ again) => html`<div key=${again.id} class="stack tight">
        <p><span class="soft small">${reportWords.followUp}</span><br />${again.text}</p>
        ${again.answer && html`<${Answer} title=${reportWords.answer} text=${again.answer} /><${Sounded} questionId=${again.id} attempt=${1} />`}
      </div>`,
    )}
    ${question.grade
      ? html`<${GradeCard} grade=${question.grade} answers=${told} number=${question.number} level=${3} examples=${question.examples}>
          <${AttemptsOf} question=${question} />
          ${retry}
        </${GradeCard}>`
      : question.answer && html`<p class="soft">${reportWords.noGrade}</p>`}
    ${!question.grade && question.status === "skipped" && retry}
    ${attempts.length > 1 && html`<${Earlier} questionId=${question.id} attempts=${attempts.slice(0, -1)} />`}
  </article>`;
}

/** @param {{ title: string, text: string }} props */
function Answer({ title, text }) {
  return html`<div class="mine"><p class="said-by small">${title}</p><p class="mine-text">${text}</p></div>`;
}

/** What was answered before the question was tried again. @param {{ questionId: string, attempts: any[] }} props */
function Earlier({ questionId, attempts }) {
  return html`<details class="behind">
    <summary>${reportWords.attempts}</summary>
    ${attempts.map((one, index) => {
      const score = one.grade?.overall ?? null;
      const title = reportWords.attempt(one.attempt ?? index + 1) + (score === null ? "" : ` · ${reportWords.attemptScore(figure(score))}`);
      return html`<div key=${index} class="stack tight">
        <${Answer} title=${title} text=${one.answer} />
        <${Sounded} questionId=${questionId} attempt=${one.attempt ?? index + 1} />
      </div>`;
    })}
  </details>`;
}
