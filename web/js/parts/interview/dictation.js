/** Dictate an answer with the browser's own recognition, where it has one. The words land in the answer box, to be changed there. */
import { html, useEffect, useRef, useState } from "../../html.js";
import { keep, kept } from "../../keep.js";
import { voiceWords } from "../../words_interview.js";
import { Dialog } from "../basics.js";
import { Icon } from "../icons.js";

const AGREED = "dictation.agreed";

/** @returns {(new () => any) | undefined} */
const recognition = () => /** @type {any} */ (window).SpeechRecognition || /** @type {any} */ (window).webkitSpeechRecognition;

/** @param {{ insert: (words: string, source: string) => void, language: string, place: string }} props */
export function Dictation({ insert, language, place }) {
  const [listening, setListening] = useState(false);
  const [asking, setAsking] = useState(false);
  const [heard, setHeard] = useState("");
  const [fault, setFault] = useState("");
  const machine = useRef(/** @type {any} */ (null));
  const take = useRef(insert);
  take.current = insert;
  const stop = () => machine.current?.stop();
  useEffect(() => () => machine.current?.abort(), [place]);
  const Recognition = recognition();
  if (!Recognition) return null;
  const start = () => {
    setAsking(false);
    setFault("");
    machine.current = begin(Recognition, language, {
      onWords: (words) => take.current(words, "dictated"),
      onHeard: setHeard,
      onFault: (code) => setFault(faultWords(code)),
      onEnd: () => {
        setListening(false);
        setHeard("");
      },
    });
    setListening(true);
  };
  const press = () => {
    if (listening) stop();
    else if (kept(AGREED)) start();
    else setAsking(true);
  };
  const agree = () => {
    keep(AGREED, true);
    start();
  };
  return html`
    <button type="button" class="button" aria-pressed=${listening} onClick=${press}>
      <${Icon} name=${listening ? "stop" : "microphone"} />${listening ? voiceWords.stop : voiceWords.dictate}
    </button>
    <p class="dictation small" role="status">${listening ? html`${voiceWords.listening} <span class="soft" aria-hidden="true">${heard}</span>` : fault}</p>
    <${Dialog} open=${asking} onClose=${() => setAsking(false)} label=${voiceWords.notice}>
      <div class="stack">
        <h2>${voiceWords.notice}</h2>
        <p>${voiceWords.noticeText}</p>
        <div class="row">
          <button type="button" class="button main" onClick=${agree}>${voiceWords.agree}</button>
          <button type="button" class="button" onClick=${() => setAsking(false)}>${voiceWords.refuse}</button>
        </div>
      </div>
    </${Dialog}>
  `;
}

/** @param {string} code */
function faultWords(code) {
  if (code === "no-speech" || code === "aborted") return "";
  const known = /** @type {Record<string, string>} */ (voiceWords.faults);
  return known[code] || known.other;
}

/**
 * @param {new () => any} Recognition
 * @param {string} language
 * @param {{ onWords: (words: string) => void, onHeard: (words: string) => void, onFault: (code: string) => void, onEnd: () => void }} on
 */
function begin(Recognition, language, on) {
  const machine = new Recognition();
  machine.continuous = true;
  machine.interimResults = true;
  machine.lang = navigator.language.startsWith(language) ? navigator.language : language;
  machine.onresult = (/** @type {any} */ event) => {
    let meanwhile = "";
    for (let index = event.resultIndex; index < event.results.length; index += 1) {
      const words = event.results[index][0].transcript.trim();
      if (event.results[index].isFinal) on.onWords(words);
      else meanwhile += ` ${words}`;
    }
    on.onHeard(meanwhile.trim());
  };
  machine.onerror = (/** @type {any} */ event) => on.onFault(event.error);
  machine.onend = on.onEnd;
  machine.start();
  return machine;
}
