/** What was understood of an advert. */
import { html } from "../../html.js";
import { words as all } from "../../words_setup.js";

const words = all.job;

/** @param {{ value: any, use?: (id: string) => void }} props */
export function UnderstoodJob({ value, use }) {
  const few = value.requirements.length === 0;
  return html`
    <p class="understood-name">${value.title || words.noTitle}</p>
    <p>${[value.company, value.location].filter(Boolean).join(", ")}</p>
    ${value.others.length > 0 && use && html`<${Several} value=${value} use=${use} />`}
    <p class="soft small">${few ? words.thin : words.counts(value.requirements.length, value.responsibilities.length)}</p>
    <details class="more">
      <summary>${all.source.details}</summary>
      <div class="stack">
        ${value.salary && html`<div><h4>${words.pay}</h4><p>${value.salary.text}</p></div>`}
        <${Lines} title=${words.requirements} lines=${value.requirements} />
        <${Lines} title=${words.responsibilities} lines=${value.responsibilities} />
        ${few && html`<p class="as-written">${value.description}</p>`}
      </div>
    </details>
  `;
}

/** @param {{ title: string, lines: string[] }} props */
function Lines({ title, lines }) {
  if (!lines.length) return null;
  return html`<div><h4>${title}</h4><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></div>`;
}

/** A feed of several adverts: the first that says something was taken. @param {{ value: any, use: (id: string) => void }} props */
function Several({ value, use }) {
  return html`<div class="field">
    <label for="which-job">${words.several}</label>
    <select id="which-job" onChange=${(/** @type {any} */ event) => use(event.target.value)}>
      <option value=${value.id} selected>${value.title || words.noTitle}</option>
      ${value.others.map((/** @type {any} */ other) => html`<option value=${other.id}>${other.title || words.noTitle}</option>`)}
    </select>
  </div>`;
}
