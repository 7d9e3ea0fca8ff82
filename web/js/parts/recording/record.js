/** Record an answer while one gives it. Off until it is pressed; the first press asks for consent. */
import { api } from "../../api.js";
import { html, useEffect, useRef, useState } from "../../html.js";
import { clock, recordWords } from "../../words_recording.js";
import { Icon } from "../icons.js";
import { hush } from "../interview/speech.js";
import { ConsentDialog } from "./consent.js";
import { Player } from "./player.js";
import { canRecord, useRecorder } from "./recorder.js";
import { useShelf } from "./shelf.js";

const ANSWERABLE = /^[^.]+\.\d+$/;

/** @param {{ place: string }} props */
export function Record({ place }) {
  const shelf = useShelf();
  return shelf && canRecord() ? html`<${Recorder} place=${place} shelf=${shelf} />` : null;
}

/** @param {{ place: string, shelf: import("./shelf.js").Shelf }} props */
function Recorder({ place, shelf }) {
  const [consent, setConsent] = useState(/** @type {"unknown" | "asking" | "given"} */ ("unknown"));
  const { state, seconds, fault, ended, start, stop } = useRecorder(place, shelf.put);
  const take = shelf.takes.find((one) => one.place === place && one.state === "held");
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const ready = ANSWERABLE.test(place);
  useEffect(() => {
    // What was recorded for a question that was answered otherwise goes with it.
    if (ready) for (const one of shelf.takes) if (one.state === "held" && one.place !== place) shelf.drop(one.place);
  }, [place]);
  const agreed = () => {
    setConsent("given");
    hush(); // or the interviewer's voice would be on it
    shelf.drop(place);
    void start();
  };
  const press = async () => {
    if (state === "recording") return stop();
    if (state === "asking" || !ready) return undefined;
    if (consent === "given") return agreed();
    const standing = await api.recordingConsent().catch(() => null);
    return standing?.given ? agreed() : setConsent("asking");
  };
  const drop = () => {
    shelf.drop(place);
    button.current?.focus();
  };
  const on = state === "recording";
  return html`
    <button type="button" ref=${button} class=${`button record ${on ? "on" : ""}`} aria-pressed=${on} aria-disabled=${!ready && !on} onClick=${press}>
      <${Icon} name=${on ? "stop" : "record"} />
      ${on ? html`<span>${recordWords.stop}<span class="record-what"> ${recordWords.stopWhat}</span></span>` : take ? recordWords.recordAgain : recordWords.record}
      ${on && html`<span class="recording-now" aria-hidden="true"><span class="recording-dot"></span>${clock(seconds)}</span>`}
    </button>
    <div class="recording small">
      ${take && !on &&
      html`<div class="recording-made" role="group" aria-label=${recordWords.made}>
        <${Player} key=${take.blob} load=${() => take.blob} seconds=${take.seconds} kind="quiet" />
        <button type="button" class="button quiet" aria-label=${recordWords.dropOne} onClick=${drop}><${Icon} name="trash" />${recordWords.drop}</button>
        <span class="soft recording-hint">${recordWords.keptWith}</span>
      </div>`}
      <span role="status" class=${on || take ? "unseen" : ""}>${told(state, ended, fault, Boolean(take))}</span>
    </div>
    <${ConsentDialog} open=${consent === "asking"} close=${() => setConsent("unknown")} agreed=${agreed} />
  `;
}

/** @param {string} state @param {"" | "stopped" | "full"} ended @param {import("./recorder.js").RecorderFault | ""} fault @param {boolean} made */
function told(state, ended, fault, made) {
  if (fault) return recordWords.faults[fault];
  if (state === "asking") return recordWords.asking;
  if (state === "recording") return recordWords.recording;
  if (ended === "full") return recordWords.full;
  return ended && made ? `${recordWords.stopped} ${recordWords.keptWith}` : "";
}
