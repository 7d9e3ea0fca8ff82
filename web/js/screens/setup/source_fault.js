/** Why a CV or an advert could not be read, and the ways on. */
import { Refused } from "../../api.js";
import { html } from "../../html.js";
import { beyondTitle, faults, unknownFault, ways } from "../../words_faults.js";
import { words } from "../../words.js";

/** @typedef {import("../../words_faults.js").Way} Way */

/** @param {{ fault: unknown, kind: "cv" | "job", ways: Partial<Record<Way, () => void>> }} props */
export function SourceFault({ fault, kind, ways: open }) {
  const refused = fault instanceof Refused ? fault : undefined;
  const known = faults[refused?.code || ""] || unknownFault;
  const told = beyondTitle(known.title, refused ? refused.message : words.broken);
  const offered = known.ways.filter((way) => open[way]);
  return html`<div class="banner bad fault" role="alert">
    <p><strong>${known.title}</strong></p>
    ${told && html`<p>${told}</p>`}
    <div class="row">
      ${offered.map((way) => html`<button type="button" class="button" onClick=${open[way]}>${way === "elsewhere" ? ways.elsewhere[kind] : ways[way]}</button>`)}
    </div>
  </div>`;
}
