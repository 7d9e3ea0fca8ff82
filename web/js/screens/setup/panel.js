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
const SHOWN = 6;
const FEWEST = 3;

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
  const few = every ? personas : suiting(personas, type, industry, chosen);
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

/**
 * Who is chosen, the candidate's own, and those who train this in this industry; where they are too few, the next best. For any
 * industry those who are at home in several.
 * @param {any[]} personas @param {string} type @param {string} industry @param {string[]} chosen
 */
function suiting(personas, type, industry, chosen) {
  const trains = (/** @type {any} */ one) => !one.types.length || one.types.includes(type);
  const atHome = (/** @type {any} */ one) =>
    one.industries.includes(industry) ? 3 : one.industries.includes("any") ? 2 : industry === "any" && one.industries.length > 1 ? 1 : 0;
  const worth = (/** @type {any} */ one) => (one.own ? 16 : 0) + (trains(one) ? 8 : 0) + 2 * atHome(one) + one.industries.length / 10;
  const sorted = [...personas].sort((one, other) => worth(other) - worth(one));
  const fitting = sorted.filter((one) => one.own || (trains(one) && atHome(one) > 0)).length;
  const best = sorted.slice(0, Math.min(Math.max(fitting, FEWEST), SHOWN));
  return personas.filter((one) => best.includes(one) || chosen.includes(one.id));
}
