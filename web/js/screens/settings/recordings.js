/** Recordings of one's voice: whether one agreed, taking that back, and deleting all of them. */
import { api } from "../../api.js";
import { html, useId, useState } from "../../html.js";
import { Dialog, Fault } from "../../parts/basics.js";
import { Icon } from "../../parts/icons.js";
import { Shown, useLoaded } from "../../parts/loaded.js";
import { TwoStep } from "../../parts/two_step.js";
import { keptWords as words } from "../../words_recording.js";

export function RecordingsCard() {
  const id = useId();
  const standing = useLoaded(() => api.recordingConsent());
  const [told, setTold] = useState(/** @type {{ done?: string, fault?: unknown }} */ ({}));
  const [asking, setAsking] = useState(false);
  /** @param {() => Promise<any>} work @param {string} done */
  const run = async (work, done) => {
    setTold({});
    try {
      await work();
      setTold({ done });
      standing.again();
    } catch (fault) {
      setTold({ fault });
    }
  };
  const withdraw = async (/** @type {boolean} */ all) => {
    await run(() => api.withdrawRecording(all), words.withdrawDone);
    setAsking(false);
  };
  return html`<section class="card" aria-labelledby=${id}>
    <h2 id=${id}>${words.title}</h2>
    <${Shown} of=${standing} waiting=${words.loading}>
      ${(/** @type {any} */ found) => html`
        <p>${said(found)} <strong>${words.count(found.recordings)}</strong></p>
        ${found.given && html`<details class="more"><summary>${words.agreed}</summary><ul class="asked">${found.text.map((/** @type {string} */ line) => html`<li key=${line}>${line}</li>`)}</ul></details>`}
        <div class="row">
          ${found.given && html`<button type="button" class="button" onClick=${() => setAsking(true)}>${words.withdraw}</button>`}
          ${found.recordings > 0 &&
          html`<${TwoStep} label=${html`<${Icon} name="trash" />${words.deleteAll}`} kind="danger" question=${words.deleteQuestion(found.recordings)}
            yes=${words.deleteYes} doing=${words.deleting} onYes=${() => run(() => api.removeRecordings(), words.deleteDone)} />`}
        </div>
        <${Dialog} open=${asking} onClose=${() => setAsking(false)} label=${words.withdrawTitle}>
          <${Withdraw} count=${found.recordings} withdraw=${withdraw} close=${() => setAsking(false)} />
        </${Dialog}>
      `}
    </${Shown}>
    <p role="status" class="done-line">${told.done && html`<${Icon} name="check" />${told.done}`}</p>
    <${Fault} fault=${told.fault} />
  </section>`;
}

/** @param {{ count: number, withdraw: (all: boolean) => Promise<void>, close: () => void }} props */
function Withdraw({ count, withdraw, close }) {
  const [busy, setBusy] = useState(false);
  const press = (/** @type {boolean} */ all) => {
    if (busy) return;
    setBusy(true);
    void withdraw(all);
  };
  return html`<div class="stack">
    <h2>${words.withdrawTitle}</h2>
    <p>${count ? words.withdrawText : words.withdrawNone}</p>
    <div class="row">
      ${count > 0 && html`<button type="button" class="button danger" aria-disabled=${busy} onClick=${() => press(true)}>${words.withdrawDelete}</button>`}
      <button type="button" class="button" aria-disabled=${busy} onClick=${() => press(false)}>${count ? words.withdrawKeep : words.withdrawOnly}</button>
      <button type="button" class="button quiet" onClick=${close}>${words.withdrawNo}</button>
    </div>
  </div>`;
}

/** @param {any} standing */
function said(standing) {
  if (standing.given) return words.given(dayOf(standing.givenAt));
  if (standing.withdrawnAt) return words.withdrawn(dayOf(standing.withdrawnAt));
  return standing.givenAt ? words.changed : words.never;
}

/** @param {string} moment */
const dayOf = (moment) => new Date(moment).toLocaleDateString(undefined, { dateStyle: "long" });
