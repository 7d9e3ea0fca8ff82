/** The plain choices of the set-up: type, field and level, length, mode, day. */
import { daysUntil, today } from "../../dates.js";
import { html, useId } from "../../html.js";
import { Choices } from "../../parts/choices.js";
import { words } from "../../words_setup.js";
import { term, terms } from "../../words_terms.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {{ draft: Draft, change: (part: Partial<Draft>) => void }} Props */

/** @type {[keyof typeof terms.type, import("../../parts/icons.js").IconName][]} */
const TYPES = [
  ["behavioral", "dialogue"],
  ["technical", "terminal"],
  ["case", "case"],
  ["client_discovery", "people"],
  ["rate_negotiation", "coins"],
];
const QUESTIONS = [5, 6, 7, 8, 9, 10];
const MINUTES = [15, 30, 60];

/** @param {Props} props */
export function TypeChoice({ draft, change }) {
  const options = TYPES.map(([value, icon]) => ({ value, icon, title: term("type", value), detail: words.type[value] }));
  return html`<section class="card">
    <${Choices} legend=${html`<h2>${words.type.legend}</h2>`} options=${options} value=${draft.type} onPick=${(/** @type {string} */ type) => change({ type })} />
  </section>`;
}

/** @param {Props} props */
export function FieldChoice({ draft, change }) {
  const pick = (/** @type {"industry" | "level"} */ name) => (/** @type {any} */ event) => change({ [name]: event.target.value, preset: false });
  return html`<section class="card" aria-labelledby="field">
    <h2 id="field">${words.field.title}</h2>
    <div class="pair">
      <${Select} label=${words.field.industry} value=${draft.industry} options=${terms.industry} onChange=${pick("industry")} />
      <${Select} label=${words.field.level} value=${draft.level} options=${terms.level} onChange=${pick("level")} />
    </div>
    <p class="soft small" role="status">${draft.preset ? words.field.preset : ""}</p>
  </section>`;
}

/** @param {{ label: string, value: string, options: Record<string, string>, onChange: (event: any) => void }} props */
function Select({ label, value, options, onChange }) {
  const id = useId();
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} value=${value} onChange=${onChange}>
      ${Object.entries(options).map(([name, text]) => html`<option value=${name} selected=${name === value}>${text}</option>`)}
    </select>
  </div>`;
}

/** @param {Props} props */
export function LengthChoice({ draft, change }) {
  const options = [
    ...QUESTIONS.map((count) => ({ value: `q${count}`, title: words.length.questions(count) })),
    ...MINUTES.map((count) => ({ value: `m${count}`, title: words.length.minutes(count) })),
  ];
  return html`<section class="card">
    <${Choices} legend=${html`<h2>${words.length.legend}</h2>`} hint=${words.length.hint} look="pills" options=${options} value=${draft.length} onPick=${(/** @type {string} */ length) => change({ length })} />
  </section>`;
}

/** @param {Props} props */
export function ModeChoice({ draft, change }) {
  const options = /** @type {const} */ (["graded", "practice"]).map((value) => ({
    value,
    icon: /** @type {import("../../parts/icons.js").IconName} */ (value === "graded" ? "target" : "book"),
    title: term("mode", value),
    detail: words.mode[value],
  }));
  return html`<section class="card">
    <${Choices} legend=${html`<h2>${words.mode.legend}</h2>`} options=${options} value=${draft.mode} onPick=${(/** @type {string} */ mode) => change({ mode })} />
  </section>`;
}

/** @param {Props} props */
export function DayChoice({ draft, change }) {
  const id = useId();
  const now = today();
  const past = draft.interviewOn !== "" && draft.interviewOn < now;
  const note = past ? words.day.past : draft.interviewOn ? words.day.left(daysUntil(draft.interviewOn)) : "";
  return html`<section class="card" aria-labelledby="day">
    <h2 id="day">${words.day.title} <span class="tag">${words.source.optional}</span></h2>
    <div class="field">
      <label for=${id}>${words.day.label}</label>
      <input id=${id} type="date" min=${now} value=${draft.interviewOn} aria-describedby=${`${id}-hint ${id}-note`} aria-invalid=${past} onInput=${(/** @type {any} */ event) => change({ interviewOn: event.target.value })} />
      <p class="hint" id=${`${id}-hint`}>${words.day.hint}</p>
      <p class=${past ? "wrong" : "soft small"} id=${`${id}-note`} role="status">${note}</p>
    </div>
  </section>`;
}
