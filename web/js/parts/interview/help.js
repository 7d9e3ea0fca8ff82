/** Help beside the question: what a strong answer does, the own CV line, a sample answer, a moment to breathe. */
import { api, Refused } from "../../api.js";
import { html, useEffect, useState } from "../../html.js";
import { helpWords } from "../../words_interview.js";
import { Dialog, Fault, Waiting } from "../basics.js";
import { Lines, worthShowing } from "../grade/lines.js";
import { Icon } from "../icons.js";
import { useLoaded } from "../loaded.js";

/**
 * @param {{
 *   interviewId: string, questionId: string | null, practice: boolean, hasCv: boolean,
 *   latest: import("../grade/shapes.js").Line[] | undefined, onMoment: () => void,
 * }} props `latest`: the lines that were found for the answer before.
 */
export function Help({ interviewId, questionId, practice, hasCv, latest, onMoment }) {
  return html`<div class="help stack">
    ${practice && questionId ? html`<${Hints} key=${questionId} interviewId=${interviewId} questionId=${questionId} hasCv=${hasCv} />` : null}
    ${!practice && html`<p class="soft small">${helpWords.graded}</p>`}
    ${!practice && latest && worthShowing(latest).length > 0 && html`<section class="stack tight"><h3>${helpWords.linesLast}</h3><${Lines} lines=${latest} /></section>`}
    ${!practice && !hasCv && html`<p class="soft small">${helpWords.noCv}</p>`}
    <p><button type="button" class="button" onClick=${onMoment}><${Icon} name="breath" />${helpWords.moment}</button></p>
  </div>`;
}

/** @param {{ interviewId: string, questionId: string, hasCv: boolean }} props */
function Hints({ interviewId, questionId, hasCv }) {
  const help = useLoaded(() => api.help(interviewId, questionId), questionId);
  const [sample, setSample] = useState(false);
  if (help.fault instanceof Refused && help.fault.problem.reason === "graded") return html`<p class="soft small">${helpWords.graded}</p>`;
  if (help.fault) return html`<${Fault} fault=${help.fault} again=${help.again} />`;
  const found = help.value;
  if (!found) return html`<${Waiting}>${helpWords.load}</${Waiting}>`;
  return html`
    <section class="stack tight"><h3>${helpWords.strong}</h3><p>${found.strong}</p></section>
    <section class="stack tight"><h3>${helpWords.tip}</h3><p>${found.tip}</p></section>
    <section class="stack tight">
      <h3>${helpWords.lines}</h3>
      ${found.lines.length ? html`<${Lines} lines=${found.lines} />` : html`<p class="soft">${hasCv ? helpWords.linesNone : helpWords.noCv}</p>`}
    </section>
    <section class="stack tight">
      <p><button type="button" class="button show" aria-expanded=${sample} onClick=${() => setSample(!sample)}>
        <${Icon} name="chevron" />${sample ? helpWords.sample : helpWords.sampleShow}
      </button></p>
      ${sample && html`<blockquote class="sample">${found.sampleAnswer}</blockquote>`}
    </section>
  `;
}

/** A pause of a minute, in which the clock stands still. @param {{ open: boolean, onClose: () => void }} props */
export function Moment({ open, onClose }) {
  return html`<${Dialog} open=${open} onClose=${onClose} label=${helpWords.momentTitle}>
    <div class="moment stack">
      <div class="breath" aria-hidden="true"></div>
      <h2>${helpWords.momentTitle}</h2>
      <p>${helpWords.momentText}</p>
      <p><button type="button" class="button main" autofocus onClick=${onClose}>${helpWords.momentDone}</button></p>
    </div>
  </${Dialog}>`;
}

/** Whether the page is wide enough for help to stand beside the question. @param {string} query */
export function useWide(query = "(min-width: 64rem)") {
  const [wide, setWide] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const changed = () => setWide(list.matches);
    list.addEventListener("change", changed);
    return () => list.removeEventListener("change", changed);
  }, [query]);
  return wide;
}
