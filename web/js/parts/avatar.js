/** A face for an interviewer: initials on a colour of their own, always beside the name. */
import { html } from "../html.js";

/** @param {{ name: string, large?: boolean }} props */
export function Avatar({ name, large = false }) {
  const hue = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7);
  return html`<span class=${`avatar ${large ? "large" : ""}`} aria-hidden="true" style=${{ "--face": String(hue) }}>${initials(name)}</span>`;
}

/** First letters of the first and the last word. @param {string} name */
function initials(name) {
  const all = name.trim().split(/\s+/u);
  const ends = all.length > 1 ? [all[0], all[all.length - 1]] : all;
  return ends.map((word) => [...word][0] ?? "").join("").toUpperCase();
}
