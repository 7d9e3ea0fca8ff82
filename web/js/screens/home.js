import { html } from "../html.js";
import { Heading } from "../parts/basics.js";

/** @param {{ place: import("../router.js").Place }} props */
export function Home({ place }) {
  return html`<div class="page"><${Heading} title="Home" /><p>${place.id}</p></div>`;
}
