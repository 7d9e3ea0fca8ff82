import { html } from "../html.js";
import { Heading } from "../parts/basics.js";

/** @param {{ place: import("../router.js").Place }} props */
export function Interview({ place }) {
  return html`<div class="page"><${Heading} title="Interview" /><p>${place.id}</p></div>`;
}
