/** Which engine answers. Whether keys are set is nobody's business and never shown. */
import { api } from "../../api.js";
import { html } from "../../html.js";
import { Shown, useLoaded } from "../../parts/loaded.js";
import { words as all } from "../../words_settings.js";

const words = all.engine;

export function EngineCard() {
  const ready = useLoaded(() => api.ready());
  return html`<section class="card" aria-labelledby="engine">
    <h2 id="engine">${words.title}</h2>
    <${Shown} of=${ready} waiting=${words.loading}>
      ${(/** @type {any} */ found) => html`
        <p class="engine-name">${found.engine === "offline" ? words.offline : found.engine}</p>
        <p>${found.engine === "offline" ? words.offlineText : words.modelText(found.engine)}</p>
        <p class="soft">${words.holds(found.questions, found.personas)}</p>
      `}
    </${Shown}>
    <p class="soft small">${words.change}</p>
  </section>`;
}
