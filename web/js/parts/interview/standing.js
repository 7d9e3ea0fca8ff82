/** What stands where the answer box would be: being prepared, paused, over, given up, or gone. */
import { html, useEffect, useRef, useState } from "../../html.js";
import { talkWords } from "../../words_interview.js";
import { Fault } from "../basics.js";
import { whole } from "../grade/shapes.js";
import { Icon } from "../icons.js";
import { Steps } from "../steps.js";

/** Steps of preparing an interview. @param {{ talk: import("./talk.js").Talk, onAgain: () => Promise<void> }} props */
export function Preparing({ talk, onAgain }) {
  const [fault, setFault] = useState(/** @type {unknown} */ (null));
  if (talk.startFault !== null) {
    return html`<div class="banner bad" role="alert">
        <span>${talkWords.startFailed} ${talk.startFault}</span>
        <button type="button" class="button" onClick=${() => onAgain().catch(setFault)}>${talkWords.startAgain}</button>
      </div>
      <${Fault} fault=${fault} />`;
  }
  const steps = Object.entries(talkWords.steps).map(([name, text]) => ({ name, text, state: talk.nodes[name] ?? "waiting" }));
  return html`<section class="card" role="status"><h2>${talkWords.prepare}</h2><${Steps} steps=${steps} label=${talkWords.prepare} /></section>`;
}

/** @param {{ onResume: () => Promise<void> }} props */
export function Paused({ onResume }) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState(/** @type {unknown} */ (null));
  const first = useFirstFocus();
  const resume = async () => {
    setBusy(true);
    setFault(null);
    await onResume().catch(setFault);
    setBusy(false);
  };
  return html`<section class="card standing" aria-label=${talkWords.paused}>
    <h2>${talkWords.paused}</h2>
    <p>${talkWords.pausedText}</p>
    <div class="row">
      <button type="button" ref=${first} class="button main" aria-disabled=${busy} onClick=${busy ? null : resume}>
        <${Icon} name="play" />${busy ? talkWords.resuming : talkWords.resume}
      </button>
      <a class="button" href="#/home">${talkWords.later}</a>
    </div>
    <${Fault} fault=${fault} again=${resume} />
  </section>`;
}

/** @param {{ interviewId: string, figures: any, practice: boolean, abandoned: boolean, unsent: string }} props `unsent`: what was written and never sent. */
export function Over({ interviewId, figures, practice, abandoned, unsent }) {
  const first = useFirstFocus();
  return html`<section class="card standing">
    <h2 ref=${first} tabindex="-1">${talkWords.over}</h2>
    <p>${abandoned ? talkWords.givenUp : overText(figures, practice)}</p>
    ${unsent && html`<div class="stack tight"><p class="soft small">${talkWords.unsent}</p><blockquote class="sample">${unsent}</blockquote></div>`}
    <div class="row"><a class="button main" href=${`#/report/${encodeURIComponent(interviewId)}`}><${Icon} name="arrow" />${talkWords.report}</a></div>
  </section>`;
}

/** @param {any} figures @param {boolean} practice */
function overText(figures, practice) {
  if (practice) return talkWords.overPractice;
  return figures?.status === "scored" ? talkWords.overScore(whole(figures.overall)) : talkWords.overFew;
}

/** The focus goes where it would otherwise be lost: the answer box has just been taken away. */
function useFirstFocus() {
  const ref = useRef(/** @type {any} */ (null));
  useEffect(() => {
    if (document.activeElement === document.body || document.activeElement === null) ref.current?.focus();
  }, []);
  return ref;
}
