/** How an answer sounded: its recording, a few figures beside it, one piece of advice at most. None of it is a grade. */
import { api } from "../../api.js";
import { html, useEffect, useId, useRef, useState } from "../../html.js";
import { recordWords, soundWords } from "../../words_recording.js";
import { Fault } from "../basics.js";
import { Icon } from "../icons.js";
import { TwoStep } from "../two_step.js";
import { Player } from "./player.js";
import { placeOf, useShelf } from "./shelf.js";

/** @param {{ questionId: string, attempt: number }} props */
export function Sounded({ questionId, attempt }) {
  const shelf = useShelf();
  const [gone, setGone] = useState(false);
  const note = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    if (gone) note.current?.focus();
  }, [gone]);
  if (!shelf) return null;
  const place = placeOf(questionId, attempt);
  const take = shelf.takes.find((one) => one.place === place && one.state !== "held");
  const recording = shelf.kept.find((one) => one.questionId === questionId && one.attempt === attempt);
  if (take) return html`<${OnItsWay} take=${take} shelf=${shelf} />`;
  if (recording) return html`<${Card} recording=${recording} shelf=${shelf} onGone=${() => setGone(true)} />`;
  return gone ? html`<p class="log-note small" tabindex="-1" ref=${note}>${recordWords.dropped}</p>` : null;
}

/** @param {{ take: import("./shelf.js").Take, shelf: import("./shelf.js").Shelf }} props */
function OnItsWay({ take, shelf }) {
  if (take.state === "sending") return html`<p class="busy small sounded-busy">${recordWords.sending}</p>`;
  return html`<div class="banner thin" role="alert">
    <span>${recordWords.notSent} ${take.message}</span>
    <button type="button" class="button" onClick=${() => shelf.send(take.place)}><${Icon} name="again" />${recordWords.again}</button>
    <button type="button" class="button quiet" onClick=${() => shelf.drop(take.place)}>${recordWords.drop}</button>
  </div>`;
}

/** @param {{ recording: import("./shelf.js").Recording, shelf: import("./shelf.js").Shelf, onGone: () => void }} props */
function Card({ recording, shelf, onGone }) {
  const id = useId();
  const [fault, setFault] = useState(/** @type {unknown} */ (null));
  const { questionId, attempt, measures } = recording;
  const remove = async () => {
    setFault(null);
    try {
      await shelf.remove(questionId, attempt);
      onGone();
    } catch (problem) {
      setFault(problem);
    }
  };
  return html`<section class="sounded" aria-labelledby=${id}>
    <p class="sounded-title" id=${id}>${soundWords.title} <span class="soft small">(${soundWords.apart})</span></p>
    <${Figures} measures=${measures} />
    ${measures.advice && html`<p class="sounded-advice"><${Icon} name=${measures.advice.code === "good" ? "check" : "info"} /><span>${measures.advice.text}</span></p>`}
    <${Fault} fault=${fault} />
    <div class="row tight no-print">
      <${Player} load=${() => api.recording(shelf.interviewId, questionId, attempt)} seconds=${measures.seconds} />
      <${TwoStep} label=${html`<${Icon} name="trash" />${recordWords.drop}`} name=${recordWords.dropOne} question=${recordWords.dropQuestion}
        yes=${recordWords.dropYes} doing=${recordWords.dropping} onYes=${remove} />
    </div>
  </section>`;
}

/** @param {{ measures: import("./shelf.js").Measures }} props */
function Figures({ measures }) {
  if (measures.firstWord === null) return html`<p>${soundWords.silent}</p>`;
  /** @type {[string, string][]} */
  const figures = [
    [soundWords.first, soundWords.firstTold(measures.firstWord)],
    [soundWords.speaking, soundWords.speakingTold(measures.speaking, measures.seconds)],
    [soundWords.pauses, soundWords.pausesTold(measures.pauses, measures.longestPause)],
  ];
  if (measures.pace !== null) figures.push([soundWords.pace, soundWords.paceTold(measures.pace)]);
  if (measures.fillersPer100 !== null) figures.push([soundWords.fillers, soundWords.fillersTold(measures.fillersPer100)]);
  return html`
    <dl class="sounded-figures">
      ${figures.map(([name, value]) => html`<div key=${name}><dt class="soft small">${name}</dt><dd>${value}</dd></div>`)}
    </dl>
    ${measures.fillersPer100 !== null && html`<p class="soft small">${soundWords.cleaned}</p>`}
  `;
}
