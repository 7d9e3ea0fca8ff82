/** What is about to begin, in one line that stays in sight, and the button that begins it. */
import { html } from "../../html.js";
import { Icon } from "../../parts/icons.js";
import { words as all } from "../../words_setup.js";
import { term } from "../../words_terms.js";

const words = all.bar;

/** @param {{ draft: import("./draft.js").Draft, cv: any, job: any, begin: () => void }} props */
export function BeginBar({ draft, cv, job, begin }) {
  const amount = Number(draft.length.slice(1));
  const parts = [
    term("type", draft.type),
    draft.length.startsWith("m") ? all.length.minutes(amount) : all.length.questions(amount),
    term("mode", draft.mode).toLowerCase(),
    term("level", draft.level).toLowerCase(),
    draft.industry !== "any" && term("industry", draft.industry).toLowerCase(),
  ];
  const brought = [cv ? words.withCv(cv.name || cv.filename || "") : words.noCv, job ? words.withJob(job.title || "") : words.noJob];
  return html`<section class="begin-bar" aria-label=${words.label}>
    <div class="begin-row">
      <p class="begin-what"><strong>${parts.filter(Boolean).join(" · ")}</strong><span class="soft small">${brought.join(" · ")}</span></p>
      <button type="button" class="button main" onClick=${begin}>${words.begin}<${Icon} name="arrow" /></button>
    </div>
  </section>`;
}
