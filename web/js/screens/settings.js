import { html } from "../html.js";
import { Heading } from "../parts/basics.js";

/** @param {{ place: import("../router.js").Place }} props */
export function Settings({ place }) {
  return html`<div class="page"><${Heading} title="Settings" /><p>${place.id}</p></div>`;
}
