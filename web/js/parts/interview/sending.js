/** A message of the candidate that is on its way, and what to do where it was not taken. */
import { html } from "../../html.js";
import { refusedWords, talkWords } from "../../words_interview.js";
import { Icon } from "../icons.js";
import { Mine } from "./log.js";

/**
 * @param {{
 *   parcel: import("./outbox.js").Parcel, onAgain: () => void, onTakeBack: () => void, onResume: () => void,
 * }} props
 */
export function Sending({ parcel, onAgain, onTakeBack, onResume }) {
  const state =
    parcel.state === "failed"
      ? html`<${NotTaken} parcel=${parcel} onAgain=${onAgain} onTakeBack=${onTakeBack} onResume=${onResume} />`
      : html`<p class="busy small">${talkWords[parcel.state]}</p>`;
  return parcel.deed === "answer" ? html`<${Mine} text=${parcel.text}>${state}</${Mine}>` : html`<div class="log-note small">${state}</div>`;
}

/** @param {{ parcel: import("./outbox.js").Parcel, onAgain: () => void, onTakeBack: () => void, onResume: () => void }} props */
function NotTaken({ parcel, onAgain, onTakeBack, onResume }) {
  const known = /** @type {Record<string, string>} */ (refusedWords)[parcel.code ?? ""];
  const answer = parcel.deed === "answer";
  return html`<div class="banner bad" role="alert">
    <span>${known ?? `${parcel.message ?? ""} ${answer ? talkWords.notSent : ""}`}</span>
    ${parcel.code === "paused" && html`<button type="button" class="button" onClick=${onResume}><${Icon} name="play" />${talkWords.resume}</button>`}
    ${!known && html`<button type="button" class="button" onClick=${onAgain}><${Icon} name="again" />${talkWords.sendAgain}</button>`}
    ${answer && html`<button type="button" class="button quiet" onClick=${onTakeBack}>${talkWords.takeBack}</button>`}
  </div>`;
}
