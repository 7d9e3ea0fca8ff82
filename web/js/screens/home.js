/** Home: what is unfinished, what was said last, what to practise next, how it goes, and every interview. */
import { api, Refused } from "../api.js";
import { html } from "../html.js";
import { Heading } from "../parts/basics.js";
import { Icon } from "../parts/icons.js";
import { Shown, useLoaded } from "../parts/loaded.js";
import { words } from "../words_home.js";
import { Coaching } from "./home/coaching.js";
import { History } from "./home/history.js";
import { Practise } from "./home/practise.js";
import { Trend } from "./home/trend.js";
import { Unfinished } from "./home/unfinished.js";
import { Welcome } from "./home/welcome.js";

/** @typedef {{ interviews: any[], progress: any, plan: any }} Looked */

/** @returns {Promise<Looked>} */
async function lookUp() {
  const [{ interviews }, progress, { jobs }] = await Promise.all([api.interviews(), api.progress(), api.jobs()]);
  const titles = new Map(jobs.map((/** @type {any} */ job) => [job.id, job.title]));
  const plan = interviews.some((/** @type {any} */ interview) => interview.score !== null) ? await planOrNone() : null;
  return { interviews: interviews.map((/** @type {any} */ one) => ({ ...one, jobTitle: titles.get(one.jobId) })), progress, plan };
}

/** There is no plan before the first interview with a score is over, nor when that one was deleted. */
async function planOrNone() {
  try {
    return await api.studyPlan();
  } catch (fault) {
    if (fault instanceof Refused && fault.status === 404) return null;
    throw fault;
  }
}

export function Home() {
  const looked = useLoaded(lookUp);
  const first = looked.value?.interviews.length === 0;
  return html`<div class="page">
    ${first
      ? html`<${Welcome} />`
      : html`<div class="row spread">
            <${Heading} title=${words.title}>${words.back}</${Heading}>
            <a class="button main" href="#/setup"><${Icon} name="plus" />${words.new}</a>
          </div>
          <${Shown} of=${looked} waiting=${words.loading}>${(/** @type {Looked} */ found) => html`<${Overview} found=${found} again=${looked.again} />`}</${Shown}>`}
  </div>`;
}

/** @param {{ found: Looked, again: () => void }} props */
function Overview({ found, again }) {
  const { interviews, progress, plan } = found;
  const open = interviews.filter((interview) => ["pending", "active", "paused"].includes(interview.status));
  const latest = interviews.find((interview) => interview.status === "completed" && interview.score !== null);
  return html`
    ${open.length > 0 && html`<${Unfinished} interview=${open[0]} more=${open.length - 1} />`}
    ${latest && html`<${Coaching} key=${latest.id} interview=${latest} />`}
    ${(latest || plan) && html`<${Practise} progress=${progress} plan=${plan} />`}
    <${Trend} progress=${progress} />
    <${History} interviews=${interviews} progress=${progress} again=${again} />
  `;
}
