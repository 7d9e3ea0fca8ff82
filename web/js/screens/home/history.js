/** Every interview, newest first, with filters and Delete. */
import { api } from "../../api.js";
import { day, time } from "../../dates.js";
import { html, useRef, useState } from "../../html.js";
import { Fault } from "../../parts/basics.js";
import { Icon } from "../../parts/icons.js";
import { TwoStep } from "../../parts/two_step.js";
import { titleOf, words } from "../../words_home.js";
import { term, terms } from "../../words_terms.js";

const OPEN = ["pending", "active", "paused"];

/** @type {Record<string, (interview: any) => boolean>} */
const STANDS = {
  all: () => true,
  open: (interview) => OPEN.includes(interview.status),
  scored: (interview) => interview.score !== null,
  unscored: (interview) => interview.score === null && !OPEN.includes(interview.status),
};

/** @param {{ interviews: any[], progress: any, again: () => void }} props */
export function History({ interviews, progress, again }) {
  const [type, setType] = useState("all");
  const [stands, setStands] = useState("all");
  const [told, setTold] = useState(/** @type {{ text?: string, fault?: unknown }} */ ({}));
  const heading = useRef(/** @type {HTMLElement | null} */ (null));
  const shown = interviews.filter((one) => (type === "all" || one.interviewType === type) && STANDS[stands](one));
  const reasons = new Map(progress.interviews.map((/** @type {any} */ one) => [one.id, one.leftOut]));
  const names = namesOf(interviews);
  const remove = async (/** @type {any} */ interview) => {
    try {
      await api.remove(interview.id);
      setTold({ text: words.deleted(names.get(interview.id)?.whole ?? "") });
      heading.current?.focus();
      again();
    } catch (fault) {
      setTold({ fault });
    }
  };
  return html`<section class="stack" aria-labelledby="history">
    <h2 id="history" ref=${heading} tabindex="-1">${words.history}</h2>
    <div class="filters">
      <${Filter} id="filter-type" label=${words.filterType} value=${type} pick=${setType} options=${{ all: words.anyType, ...terms.type }} />
      <${Filter} id="filter-status" label=${words.filterStatus} value=${stands} pick=${setStands} options=${words.filters} />
    </div>
    <p class="soft small" role="status">${told.text} ${words.shown(shown.length)}</p>
    <${Fault} fault=${told.fault} />
    ${shown.length === 0
      ? html`<div class="card flat"><p>${words.none}</p>
          <p><button type="button" class="button" onClick=${() => (setType("all"), setStands("all"))}>${words.clear}</button></p></div>`
      : html`<ul class="history">
          ${shown.map((one) => html`<${Row} key=${one.id} interview=${one} name=${names.get(one.id)} reason=${reasons.get(one.id)} remove=${() => remove(one)} />`)}
        </ul>`}
  </section>`;
}

/** @typedef {{ when: string, whole: string }} Name when it was held, and that with its title, as it is read out */

/** Those of one title and one day are told apart by the time. @param {any[]} interviews @returns {Map<string, Name>} */
function namesOf(interviews) {
  const dayOf = (/** @type {any} */ one) => day(one.createdAt);
  const alike = (/** @type {any} */ one) => interviews.filter((other) => titleOf(other) === titleOf(one) && dayOf(other) === dayOf(one)).length > 1;
  return new Map(
    interviews.map((one) => {
      const when = alike(one) ? words.at(dayOf(one), time(one.createdAt)) : dayOf(one);
      return [one.id, { when, whole: words.named(titleOf(one), when) }];
    }),
  );
}

/** @param {{ id: string, label: string, value: string, pick: (value: string) => void, options: Record<string, string> }} props */
function Filter({ id, label, value, pick, options }) {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} value=${value} onChange=${(/** @type {any} */ event) => pick(event.target.value)}>
      ${Object.entries(options).map(([name, text]) => html`<option value=${name} selected=${name === value}>${text}</option>`)}
    </select>
  </div>`;
}

/** @param {{ interview: any, name: Name, reason?: keyof typeof words.leftOut | null, remove: () => Promise<void> }} props */
function Row({ interview, name, reason, remove }) {
  const open = OPEN.includes(interview.status);
  const place = open ? `#/interview/${interview.id}` : `#/report/${interview.id}`;
  return html`<li class="history-row">
    <div class="history-what">
      <a class="history-name" href=${place}>${titleOf(interview)}</a>
      <span class="soft small">
        <time datetime=${interview.createdAt}>${name.when}</time> · ${term("mode", interview.mode)}
        ${reason && !open && html` · ${words.leftOut[reason]}`}
      </span>
    </div>
    <div class="history-score">
      ${interview.score !== null
        ? html`<span class="figure">${Math.round(interview.score)}</span> <span class="soft small">${words.of100}</span>`
        : html`<span class="tag">${open ? term("status", interview.status) : words.notScored}</span>`}
    </div>
    <div class="history-deeds">
      <a class="button quiet" href=${place} aria-label=${`${open ? words.continue : words.report}: ${name.whole}`}>${open ? words.continue : words.report}</a>
      <${TwoStep}
        label=${html`<${Icon} name="trash" />${words.delete}`}
        name=${words.deleteNamed(name.whole)}
        question=${words.deleteAsk}
        yes=${words.deleteYes}
        doing=${words.deleting}
        onYes=${remove}
      />
    </div>
  </li>`;
}
