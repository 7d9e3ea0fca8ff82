/** The most useful thing that the newest report says. */
import { api } from "../../api.js";
import { shortDay } from "../../dates.js";
import { html } from "../../html.js";
import { Shown, useLoaded } from "../../parts/loaded.js";
import { titleOf, words } from "../../words_home.js";
import { Icon } from "../../parts/icons.js";

/** @param {{ interview: any }} props */
export function Coaching({ interview }) {
  const report = useLoaded(() => api.report(interview.id), interview.id);
  const what = `${titleOf(interview)}, ${shortDay(interview.endedAt || interview.createdAt)}`;
  return html`<section class="card" aria-labelledby="coaching">
    <h2 id="coaching">${words.coaching}</h2>
    <p class="soft small">${what}</p>
    <${Shown} of=${report} waiting=${words.loading}>${(/** @type {any} */ found) => html`<${Advice} analysis=${found.analysis} />`}</${Shown}>
    <p><a class="onward" href=${`#/report/${interview.id}`}>${words.toReport}<${Icon} name="arrow" /></a></p>
  </section>`;
}

/** @param {{ analysis: any }} props */
function Advice({ analysis }) {
  const [first] = analysis?.improvements ?? [];
  if (!first) return html`<p>${analysis?.summary || words.coachingNone}</p>`;
  return html`
    <p class="advice">${first.text}</p>
    ${first.quote && html`<blockquote class="said"><span class="soft small">${words.youSaid}</span> ${first.quote}</blockquote>`}
  `;
}
