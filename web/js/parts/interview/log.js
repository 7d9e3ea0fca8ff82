/** The conversation so far: a log that is read out as it grows. */
import { html, useState } from "../../html.js";
import { talkWords } from "../../words_interview.js";
import { Icon } from "../icons.js";
import { Sounded } from "../recording/sounded.js";
import { Feedback } from "./feedback.js";

const LONG = 1200;
const SHOWN = 900;
/** A question of this many characters is a text to read, not a headline. */
const LONG_QUESTION = 220;

/** @typedef {import("./talk.js").Turn} Turn */

/**
 * @param {{
 *   talk: import("./talk.js").Talk, textOf: (turn: Turn) => string | undefined, practice: boolean, interviewId: string,
 *   quiet: boolean, onAgain: (turn: Turn) => void, onRetry?: (questionId: string) => Promise<void>, replay?: () => void, children?: any,
 * }} props `quiet`: what is there is old and not to be read out. Children stand at the end, such as what is being sent.
 */
export function Log({ talk, textOf, practice, interviewId, quiet, onAgain, onRetry, replay, children }) {
  const last = talk.entries.findLastIndex((entry) => entry.kind === "said");
  return html`<div class="log" role="log" aria-live=${quiet ? "off" : "polite"} aria-label=${talkWords.log} tabindex="0">
    ${talk.entries.map((entry, index) =>
      entry.kind === "said"
        ? html`<${Said} key=${index} said=${entry} open=${index === last && entry.questionId === talk.asked?.id} replay=${replay} />`
        : html`<${TurnEntry} key=${index} turn=${entry} talk=${talk} textOf=${textOf} practice=${practice}
            interviewId=${interviewId} onAgain=${onAgain} onRetry=${onRetry} />`,
    )}
    ${children}
  </div>`;
}

/** @param {{ said: import("./talk.js").Said, open: boolean, replay?: () => void }} props */
function Said({ said, open, replay }) {
  const at = said.question ? said.text.lastIndexOf(said.question) : -1;
  const lead = at > 0 ? said.text.slice(0, at).trim() : "";
  const rest = at > 0 ? said.text.slice(at) : said.text;
  return html`<article class=${`said ${open ? "open" : ""}`} id=${open ? "open-question" : null}>
    <p class="said-by small">${said.persona?.name ?? talkWords.interviewer}</p>
    ${lead && html`<p class="said-lead">${lead}</p>`}
    <p class=${said.questionId ? `said-question ${rest.length > LONG_QUESTION ? "long" : ""}` : ""}>${rest}</p>
    ${open && replay && html`<p><button type="button" class="button quiet" onClick=${replay}><${Icon} name="speaker" />${talkWords.replay}</button></p>`}
  </article>`;
}

/** What the interviewer is saying now, piece by piece. It enters the log, to be read out, when it is whole. @param {{ speaking: import("./talk.js").Talk["speaking"] }} props */
export function Speaking({ speaking }) {
  if (!speaking?.text) return null;
  return html`<article class="said speaking" aria-hidden="true">
    <p class="said-by small">${speaking.persona?.name ?? talkWords.interviewer}</p>
    <p class="said-lead">${speaking.text}</p>
  </article>`;
}

/**
 * @param {{
 *   turn: Turn, talk: import("./talk.js").Talk, textOf: (turn: Turn) => string | undefined, practice: boolean, interviewId: string,
 *   onAgain: (turn: Turn) => void, onRetry?: (questionId: string) => Promise<void>,
 * }} props
 */
function TurnEntry({ turn, talk, textOf, practice, interviewId, onAgain, onRetry }) {
  if (turn.deed === "skip") return html`<p class="log-note small">${turn.attempt > 1 ? talkWords.stands : talkWords.skipped}</p>`;
  if (turn.deed === "end") return html`<p class="log-note small">${talkWords.ended}</p>`;
  const text = textOf(turn);
  return html`
    <${Mine} text=${text ?? talkWords.textComing}>
      ${turn.state === "failed" &&
      html`<div class="banner bad" role="alert">
        <span>${turn.fault || talkWords.failed}</span>
        ${text !== undefined && !talk.run && talk.asked?.id === turn.questionId &&
        html`<button type="button" class="button" onClick=${() => onAgain(turn)}><${Icon} name="again" />${talkWords.sendAgain}</button>`}
      </div>`}
    </${Mine}>
    <${Feedback} turn=${turn} talk=${talk} textOf=${textOf} practice=${practice} interviewId=${interviewId} onRetry=${onRetry} />
    <${Sounded} questionId=${turn.questionId} attempt=${turn.attempt} />
  `;
}

/** Words of the candidate. Long ones are folded. @param {{ text: string, children?: any }} props */
export function Mine({ text, children }) {
  const [whole, setWhole] = useState(false);
  const long = text.length > LONG;
  return html`<article class="mine">
    <p class="said-by small">${talkWords.you}</p>
    <p class="mine-text">${long && !whole ? `${text.slice(0, SHOWN)}…` : text}</p>
    ${long &&
    html`<button type="button" class="button quiet" aria-expanded=${whole} onClick=${() => setWhole(!whole)}>
      ${whole ? talkWords.less : talkWords.whole}
    </button>`}
    ${children}
  </article>`;
}
