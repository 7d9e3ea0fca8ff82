/** What became of an answer: its grade, in practice mode only when it is asked for, and the way to try the question again. */
import { api } from "../../api.js";
import { html, useState } from "../../html.js";
import { gradeWords, talkWords } from "../../words_interview.js";
import { Busy, Fault } from "../basics.js";
import { Attempts } from "../grade/attempts.js";
import { GradeCard } from "../grade/card.js";
import { Icon } from "../icons.js";
import { followUpOf, gradesUpTo, numberOf } from "./talk.js";

/** @typedef {import("./talk.js").Turn} Turn */

/**
 * @param {{
 *   turn: Turn, talk: import("./talk.js").Talk, textOf: (turn: Turn) => string | undefined, practice: boolean, interviewId: string,
 *   onRetry?: (questionId: string) => Promise<void>,
 * }} props
 */
export function Feedback({ turn, talk, textOf, practice, interviewId, onRetry }) {
  if (turn.state !== "done" && !turn.grade) return null;
  const answers = answersUnder(turn, talk, textOf);
  const grades = gradesUpTo(talk, turn);
  const retry = onRetry && !talk.run && talk.asked?.id !== turn.questionId;
  const again = retry ? html`<${Retry} questionId=${turn.questionId} onRetry=${onRetry} />` : null;
  if (practice) return html`<${Worth} turn=${turn} answers=${answers} interviewId=${interviewId}>${again}</${Worth}>`;
  if (!turn.grade) return null;
  return html`<${GradeCard} grade=${turn.grade} answers=${answers} number=${numberOf(turn)} followUp=${followUpOf(turn)} examples=${turn.examples}>
    ${grades.length > 1 && html`<${Attempts} grades=${grades} />`}
    ${again}
  </${GradeCard}>`;
}

/** @param {{ questionId: string, onRetry: (questionId: string) => Promise<void>, label?: string }} props */
export function Retry({ questionId, onRetry, label = talkWords.retry }) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState(/** @type {unknown} */ (null));
  const press = async () => {
    setBusy(true);
    setFault(null);
    await onRetry(questionId).catch(setFault);
    setBusy(false);
  };
  return html`<div class="stack tight">
    <p><button type="button" class="button" aria-disabled=${busy} onClick=${busy ? null : press}>
      <${Icon} name="again" />${busy ? talkWords.retrying : label}
    </button></p>
    <${Fault} fault=${fault} />
  </div>`;
}

/** In practice mode a grade is made but not shown; the report has it. @param {{ turn: Turn, answers: import("../grade/shapes.js").Told[], interviewId: string, children?: any }} props */
function Worth({ turn, answers, interviewId, children }) {
  const [report, setReport] = useState(/** @type {any} */ (null));
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState(/** @type {unknown} */ (null));
  const load = async () => {
    setBusy(true);
    setFault(null);
    await api.report(interviewId).then(setReport, setFault);
    setBusy(false);
  };
  const question = report?.questions.find((/** @type {any} */ one) => one.number === numberOf(turn));
  if (question?.grade) {
    const told = toldUnder(question);
    return html`<${GradeCard} grade=${question.grade} answers=${told.length ? told : answers} number=${question.number} examples=${question.examples}>
      <${AttemptsOf} question=${question} />
      ${children}
    </${GradeCard}>`;
  }
  return html`<div class="practice-deeds">
    ${!report && html`<button type="button" class="button quiet" aria-disabled=${busy} onClick=${busy ? null : load}>${talkWords.worth}</button>`}
    ${busy && html`<${Busy}>${talkWords.worthLoading}</${Busy}>`}
    ${report && html`<p class="soft small">${talkWords.worthNone} ${gradeWords.notScoredWhy}</p>`}
    <${Fault} fault=${fault} again=${load} />
    ${children}
  </div>`;
}

/**
 * The answers that a grade may quote: this one, and those before it under the same main question.
 * @param {Turn} turn
 * @param {import("./talk.js").Talk} talk
 * @param {(turn: Turn) => string | undefined} textOf
 * @returns {import("../grade/shapes.js").Told[]}
 */
function answersUnder(turn, talk, textOf) {
  const at = talk.entries.indexOf(turn);
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const entry of talk.entries.slice(0, at + 1)) {
    if (entry.kind !== "turn" || entry.deed !== "answer" || entry.state === "failed" || numberOf(entry) !== numberOf(turn)) continue;
    const text = textOf(entry);
    if (text) found.set(entry.questionId, text);
  }
  const quoted = turn.grade ? quotedIn(turn.grade) : new Set();
  return [...found].filter(([id]) => id === turn.questionId || quoted.has(id)).map(([questionId, text]) => ({ questionId, text }));
}

/** The questions whose answers a grade quotes. @param {import("../grade/shapes.js").Grade} grade */
function quotedIn(grade) {
  return new Set([...grade.dimensions.flatMap((part) => part.spans), ...grade.star].map((span) => span.questionId));
}

/** The answers that the grade of a question in the report may quote. @param {any} question @returns {import("../grade/shapes.js").Told[]} */
export function toldUnder(question) {
  const quoted = question.grade ? quotedIn(question.grade) : new Set();
  return [question, ...question.followUps]
    .filter((one) => one.answer && (one.id === question.id || quoted.has(one.id)))
    .map((one) => ({ questionId: one.id, text: one.answer }));
}

/** Before and after, out of the report. @param {{ question: any }} props */
export function AttemptsOf({ question }) {
  const grades = /** @type {any[]} */ (question.attempts ?? []).map((one) => one.grade).filter(Boolean);
  return grades.length > 1 ? html`<${Attempts} grades=${grades} />` : null;
}
