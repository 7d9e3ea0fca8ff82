/** The study plan: how long it is until the day, what is due today and why, what comes after. */
import { api, Refused } from "../api.js";
import { html, useState } from "../html.js";
import { newKey } from "../keep.js";
import { Heading } from "../parts/basics.js";
import { Icon } from "../parts/icons.js";
import { Retry } from "../parts/interview/feedback.js";
import { Shown, useLoaded } from "../parts/loaded.js";
import { save } from "../parts/save.js";
import { asCalendar } from "../parts/study/calendar.js";
import { dayOf, daysBetween, doneMarks, mark, nameOf, sorted } from "../parts/study/plan.js";
import { go } from "../router.js";
import { studyWords } from "../words_study.js";
import { term } from "../words_terms.js";

export function Study() {
  const plan = useLoaded(() => api.studyPlan().catch(noneYet));
  return html`<div class="page study">
    <${Heading} title=${studyWords.title} />
    <${Shown} of=${plan} waiting=${studyWords.load}>
      ${(/** @type {any} */ found) => (found.items.length ? html`<${Whole} plan=${found} />` : html`<${Empty} />`)}
    </${Shown}>
  </div>`;
}

/** No plan yet is no fault. @param {unknown} fault */
function noneYet(fault) {
  if (fault instanceof Refused && fault.status === 404) return { items: [] };
  throw fault;
}

function Empty() {
  return html`<div class="stack"><p class="lead">${studyWords.empty}</p><p><a class="button main" href="#/setup">${studyWords.emptyDo}</a></p></div>`;
}

/** @param {{ plan: import("../parts/study/plan.js").Plan }} props */
function Whole({ plan }) {
  const [before] = useState(doneMarks);
  const [marks, setMarks] = useState(before);
  const today = dayOf(new Date());
  const days = daysBetween(today, plan.interviewOn);
  const parts = sorted(plan, today, marks, before);
  const toggle = (/** @type {string} */ name, /** @type {boolean} */ done) => setMarks(mark(name, done));
  const retry = async (/** @type {string} */ questionId) => {
    const id = encodeURIComponent(plan.interviewId);
    await api.deed(plan.interviewId, `questions/${encodeURIComponent(questionId)}/retry`, {}, newKey());
    go(`interview/${id}`);
  };
  /** Only what is due can be done here and now. */
  const list = (/** @type {import("../parts/study/plan.js").Item[]} */ items, /** @type {typeof retry | undefined} */ onRetry = undefined) =>
    html`<${Items} items=${items} plan=${plan} marks=${marks} toggle=${toggle} onRetry=${onRetry} />`;
  const finished = parts.today.length > 0 && parts.today.every((item) => marks[nameOf(plan, item)]);
  return html`
    <div class="stack tight">
      <p class="study-days">${studyWords.days(days)}</p>
      <p class="soft">${studyWords.on(longDay(plan.interviewOn))}</p>
      <progress class="talk-progress" max=${plan.items.length} value=${parts.done} aria-label=${studyWords.progress(parts.done, plan.items.length)}></progress>
      <p class="soft small">${studyWords.progress(parts.done, plan.items.length)}. ${studyWords.kept}</p>
    </div>
    <section class="stack"><h2>${studyWords.today}</h2>
      ${parts.today.length ? list(parts.today, retry) : html`<p>${studyWords.todayNone}</p>`}
      ${finished && html`<p class="banner good" role="status">${studyWords.todayDone}</p>`}
    </section>
    ${parts.overdue.length > 0 && html`<section class="stack"><h2>${studyWords.overdue}</h2>${list(parts.overdue, retry)}</section>`}
    ${parts.coming.length > 0 && html`<section class="stack"><h2>${studyWords.coming}</h2>${list(parts.coming)}</section>`}
    ${parts.past.length > 0 && html`<section class="stack"><h2>${studyWords.past}</h2>${list(parts.past)}</section>`}
    <div class="row no-print">
      <button type="button" class="button" onClick=${() => save("greenroom-study-plan.ics", "text/calendar", asCalendar(plan, new Date()))}>
        <${Icon} name="calendar" />${studyWords.calendar}
      </button>
      <a class="button quiet" href=${`#/report/${encodeURIComponent(plan.interviewId)}`}>${studyWords.report}</a>
    </div>
  `;
}

/**
 * @param {{
 *   items: import("../parts/study/plan.js").Item[], plan: import("../parts/study/plan.js").Plan, marks: Record<string, true>,
 *   toggle: (name: string, done: boolean) => void, onRetry?: (questionId: string) => Promise<void>,
 * }} props
 */
function Items({ items, plan, marks, toggle, onRetry }) {
  return html`<ul class="drills">
    ${items.map((item) => {
      const name = nameOf(plan, item);
      const done = Boolean(marks[name]);
      return html`<li key=${name} class=${`card drill ${done ? "done" : ""}`}>
        <p class="row spread small"><span class="soft">${longDay(item.on)}</span><span class="tag">${studyWords.minutes(item.minutes)}</span></p>
        <h3>${term("competency", item.competency)}</h3>
        <p>${item.what}</p>
        <p class="soft small"><strong>${studyWords.why}:</strong> ${item.why}${" "}
          <a href=${`#/report/${encodeURIComponent(plan.interviewId)}/questions/${item.questionId}`}>${studyWords.answer}</a></p>
        <div class="row">
          ${onRetry && item.questionId && html`<${Retry} questionId=${item.questionId} onRetry=${onRetry} label=${studyWords.practise} />`}
          <label class="check"><input type="checkbox" checked=${done} aria-label=${studyWords.mark(item.what)}
            onChange=${() => toggle(name, !done)} /><span>${studyWords.done}</span></label>
        </div>
      </li>`;
    })}
  </ul>`;
}

/** @param {string} day */
function longDay(day) {
  return new Date(`${day}T12:00:00`).toLocaleDateString(undefined, { weekday: "long", day: "numeric", month: "long" });
}
