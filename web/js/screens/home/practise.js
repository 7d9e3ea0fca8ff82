/** What to practise next: today's items of the study plan, and what is weakest so far. */
import { day, today } from "../../dates.js";
import { html } from "../../html.js";
import { Icon } from "../../parts/icons.js";
import { words } from "../../words_home.js";
import { term } from "../../words_terms.js";

const AT_MOST = 3;

/** @param {{ progress: any, plan: any }} props */
export function Practise({ progress, plan }) {
  const now = today();
  const items = /** @type {any[]} */ (plan?.items ?? []);
  const due = items.filter((item) => item.on === now);
  const next = items.find((item) => item.on > now);
  const shown = due.length ? due.slice(0, AT_MOST) : next ? [next] : [];
  const lines = new Map(progress.competencies.map((/** @type {any} */ line) => [line.competency, line.recent]));
  const weakest = /** @type {string[]} */ (progress.weakest).slice(0, AT_MOST);
  if (!shown.length && !weakest.length)
    return html`<section class="card" aria-labelledby="practise">
      <h2 id="practise">${words.practise}</h2>
      <p class="soft">${words.nothingToPractise}</p>
      <p><a class="button" href="#/setup">${words.new}</a></p>
    </section>`;
  return html`<section class="card" aria-labelledby="practise">
    <h2 id="practise">${words.practise}</h2>
    ${shown.length > 0 &&
    html`<h3 class="label">${due.length ? words.planToday : `${words.planNext}: ${day(shown[0].on)}`}</h3>
      <ul class="drills">
        ${shown.map(
          (item) => html`<li>
            <p><strong>${term("competency", item.competency)}</strong> <span class="tag"><${Icon} name="clock" />${words.minutes(item.minutes)}</span></p>
            <p>${item.what}</p>
            <p class="soft small">${item.why}</p>
          </li>`,
        )}
      </ul>
      <p><a class="onward" href="#/study">${words.toPlan}<${Icon} name="arrow" /></a></p>`}
    ${weakest.length > 0 &&
    html`<h3 class="label">${words.weakest}</h3>
      <ul class="weakest">
        ${weakest.map(
          (name) => html`<li>
            <span>${term("competency", name)}</span>
            <meter min="0" max="100" value=${lines.get(name) ?? 0} aria-hidden="true"></meter>
            <span class="figure">${Math.round(lines.get(name) ?? 0)} <span class="soft small">${words.of100}</span></span>
          </li>`,
        )}
      </ul>`}
  </section>`;
}
