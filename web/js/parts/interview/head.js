/** The head of an interview: who asks, which question, how far, how long, and the ways out. */
import { html, useState } from "../../html.js";
import { talkWords } from "../../words_interview.js";
import { Dialog, Heading } from "../basics.js";
import { Icon } from "../icons.js";
import { Clock } from "./clock.js";

/**
 * @param {{
 *   interviewId: string, asked: import("./talk.js").Asked | null, persona: import("./talk.js").Persona | null, total: number,
 *   going: boolean, open: boolean, paused: boolean, busy: boolean, onPause: () => Promise<void>, onEnd: () => void, children?: any,
 * }} props `open`: it can be ended, and paused unless it is. `busy`: an answer is on its way, and goes first. Children are more buttons.
 */
export function Head({ interviewId, asked, persona, total, going, open, paused, busy, onPause, onEnd, children }) {
  const [ending, setEnding] = useState(false);
  const [pausing, setPausing] = useState(false);
  const pause = async () => {
    setPausing(true);
    await onPause().finally(() => setPausing(false));
  };
  return html`<header class="talk-head">
    <div class="talk-head-row">
      <div class="talk-who">
        <${Heading} title=${talkWords.title}>${asked && total ? talkWords.question(asked.number, total) : talkWords.title}</${Heading}>
        <p class="soft small">
          ${persona && html`<span>${persona.name}<span class="talk-role">, ${persona.role}</span></span>`}
          ${asked && asked.followUp > 0 && html` <span class="tag">${talkWords.followUp}</span>`}
          ${asked && asked.attempt > 1 && html` <span class="tag">${talkWords.again(asked.attempt)}</span>`}
        </p>
      </div>
      <${Clock} interviewId=${interviewId} asked=${asked} going=${going} />
      <div class="talk-deeds">
        ${children}
        ${open && !paused &&
        html`<button type="button" class="button" aria-disabled=${pausing} onClick=${pausing ? null : pause}>
          <${Icon} name="pause" />${pausing ? talkWords.pausing : talkWords.pause}
        </button>`}
        ${open &&
        html`<button type="button" class="button" aria-disabled=${busy} onClick=${busy ? null : () => setEnding(true)}><${Icon} name="stop" />${talkWords.end}</button>`}
      </div>
    </div>
    ${total > 0 && html`<progress class="talk-progress" max=${total} value=${asked ? asked.number - 1 : total} aria-label=${talkWords.progress}></progress>`}
    <${Dialog} open=${ending} onClose=${() => setEnding(false)} label=${talkWords.endTitle}>
      <div class="stack">
        <h2>${talkWords.endTitle}</h2>
        <p>${talkWords.endText}</p>
        <div class="row">
          <button type="button" class="button" autofocus onClick=${() => setEnding(false)}>${talkWords.endNo}</button>
          <button type="button" class="button danger" onClick=${() => { setEnding(false); onEnd(); }}>${talkWords.endYes}</button>
        </div>
      </div>
    </${Dialog}>
  </header>`;
}
