/** The interviewers, as cards to pick up to five from. */
import { api } from "../../api.js";
import { html, useState } from "../../html.js";
import { Avatar } from "../../parts/avatar.js";
import { Choices } from "../../parts/choices.js";
import { Shown, useLoaded } from "../../parts/loaded.js";
import { words as all } from "../../words_setup.js";
import { term } from "../../words_terms.js";

const words = all.panel;
const MOST = 5;
const FEWEST_SHOWN = 4;

/** @param {{ type: string, industry: string, chosen: string[], pick: (chosen: string[]) => void }} props */
export function Panel({ type, industry, chosen, pick }) {
  const personas = useLoaded(() => api.personas());
  return html`<section class="card">
    <${Shown} of=${personas} waiting=${words.loading}>
      ${(/** @type {any} */ found) => html`<${Cards} personas=${found.personas} type=${type} industry=${industry} chosen=${chosen} pick=${pick} />`}
    </${Shown}>
  </section>`;
}

/** @param {{ personas: any[], type: string, industry: string, chosen: string[], pick: (chosen: string[]) => void }} props */
function Cards({ personas, type, industry, chosen, pick }) {
  const [every, setEvery] = useState(false);
  const fitting = personas.filter((one) => chosen.includes(one.id) || one.own || fits(one, type, industry));
  const few = every || fitting.length < FEWEST_SHOWN ? personas : fitting;
  const toggle = (/** @type {string} */ id) => pick(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const options = few.map((one) => ({
    value: one.id,
    title: html`<${Avatar} name=${one.name} /> ${one.name}`,
    detail: html`<span>${one.role}</span>
      <span class="persona-notes"><span class="tag">${term("style", one.style)}</span>
      ${one.focus.length > 0 && html`<span class="small">${words.asksFor}: ${one.focus.map((/** @type {string} */ name) => term("competency", name).toLowerCase()).join(", ")}</span>`}</span>`,
  }));
  return html`<${Choices} legend=${html`<h2>${words.legend}</h2>`} hint=${words.hint} options=${options} value=${chosen} many most=${MOST} onPick=${toggle}>
    <div class="row">
      <span class="soft" role="status">${words.chosen(chosen.length)}</span>
      ${chosen.length > 0 && html`<button type="button" class="button quiet" onClick=${() => pick([])}>${words.clear}</button>`}
      ${(every || few.length < personas.length) &&
      html`<button type="button" class="button quiet" aria-expanded=${every} onClick=${() => setEvery(!every)}>${every ? words.fitting : words.all(personas.length)}</button>`}
    </div>
  </${Choices}>`;
}

/** Whether an interviewer suits the type and the industry. @param {any} persona @param {string} type @param {string} industry */
function fits(persona, type, industry) {
  const suits = (/** @type {string[]} */ list, /** @type {string} */ wanted) => list.length === 0 || list.includes(wanted) || list.includes("any") || wanted === "any";
  return suits(persona.types, type) && suits(persona.industries, industry);
}
