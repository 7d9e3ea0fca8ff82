/** What recording asks of one, in the server's own words, since it is these that are agreed to. */
import { api } from "../../api.js";
import { html, useState } from "../../html.js";
import { consentWords } from "../../words_recording.js";
import { Dialog, Fault } from "../basics.js";
import { Shown, useLoaded } from "../loaded.js";

/** @param {{ open: boolean, close: () => void, agreed: () => void }} props */
export function ConsentDialog({ open, close, agreed }) {
  return html`<${Dialog} open=${open} onClose=${close} label=${consentWords.title}>
    <${Asked} close=${close} agreed=${agreed} />
  </${Dialog}>`;
}

/** @param {{ close: () => void, agreed: () => void }} props */
function Asked({ close, agreed }) {
  const asked = useLoaded(() => api.recordingConsent());
  const [state, setState] = useState(/** @type {{ busy?: boolean, fault?: unknown }} */ ({}));
  const agree = async () => {
    setState({ busy: true });
    try {
      await api.agreeToRecording(asked.value.version);
      agreed();
    } catch (fault) {
      setState({ fault });
      asked.again(); // the words may have changed
    }
  };
  return html`<div class="stack">
    <h2>${consentWords.title}</h2>
    <${Shown} of=${asked} waiting=${consentWords.load}>
      ${(/** @type {any} */ found) => html`
        <ul class="asked">${found.text.map((/** @type {string} */ line) => html`<li key=${line}>${line}</li>`)}</ul>
        <${Fault} fault=${state.fault} />
        <div class="row">
          <button type="button" class="button main" aria-disabled=${Boolean(state.busy)} onClick=${state.busy ? null : agree}>
            ${state.busy ? consentWords.agreeing : consentWords.yes}
          </button>
          <button type="button" class="button" onClick=${close}>${consentWords.no}</button>
        </div>
      `}
    </${Shown}>
  </div>`;
}
