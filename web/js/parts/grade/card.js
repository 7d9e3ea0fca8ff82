/** A grade as it is shown: the score, the story, what to keep, what to change first, and everything behind it on demand. */
import { html, useId } from "../../html.js";
import { flagWords, gradeWords } from "../../words_interview.js";
import { Icon } from "../icons.js";
import { Canvas } from "./canvas.js";
import { Lines, worthShowing } from "./lines.js";
import { figure } from "./shapes.js";
import { Strip } from "./strip.js";
import { Sum } from "./sum.js";

/**
 * @param {{
 *   grade: import("./shapes.js").Grade, answers: import("./shapes.js").Told[], number: number, followUp?: number,
 *   examples?: import("./shapes.js").Line[], level?: 2 | 3, children?: any,
 * }} props `level`: of the card's heading, which is there for those who go from heading to heading.
 */
export function GradeCard({ grade, answers, number, followUp = 0, examples = [], level = 2, children }) {
  const { strength, change } = grade.feedback;
  const id = useId();
  const Title = `h${level}`;
  const Part = `h${level + 1}`;
  return html`<article class="grade card" aria-labelledby=${id}>
    <${Title} class="unseen" id=${id}>${gradeWords.card(number, followUp)}</${Title}>
    <div class="grade-head">
      <${Score} grade=${grade} />
      <${Strip} grade=${grade} />
    </div>
    ${strength && html`<${Remark} icon="check" kind="good" title=${gradeWords.strength} text=${strength.text} quote=${strength.quote} />`}
    ${change &&
    html`<${Remark} icon="target" kind="change" title=${gradeWords.change} text=${change.text}
      gain=${change.gain > 0 ? gradeWords.gain(figure(change.gain)) : ""} />`}
    <${Flags} flags=${grade.flags} />
    <details class="behind">
      <summary>${gradeWords.details}</summary>
      <div class="behind-body stack">
        <${Canvas} grade=${grade} answers=${answers} part=${Part} />
        ${answers.length > 1 && html`<p class="soft small">${gradeWords.merged}</p>`}
        <${Sum} grade=${grade} />
        ${Boolean(grade.hedges) && html`<p class="soft small">${gradeWords.hedges(Math.round((grade.hedges || 0) * 10) / 10)}</p>`}
        ${worthShowing(examples).length > 0 && html`<div class="stack tight"><${Part}>${gradeWords.examples}</${Part}><${Lines} lines=${examples} /></div>`}
      </div>
    </details>
    <div class="grade-foot">${children}<${Maker} grade=${grade} /></div>
  </article>`;
}

/** @param {{ grade: import("./shapes.js").Grade }} props */
export function Score({ grade }) {
  if (grade.overall === null) {
    return html`<p class="score none"><strong>${gradeWords.notScored}</strong> <span class="soft small">${gradeWords.notScoredWhy}</span></p>`;
  }
  return html`<p class="score"><strong>${figure(grade.overall)}</strong> <span class="soft">${gradeWords.of}</span></p>`;
}

/** @param {{ icon: import("../icons.js").IconName, kind: string, title: string, text: string, quote?: string, gain?: string }} props */
function Remark({ icon, kind, title, text, quote, gain }) {
  return html`<div class=${`remark ${kind}`}>
    <${Icon} name=${icon} />
    <div>
      <p class="remark-title">${title}</p>
      <p>${text}${gain && html` <span class="soft small">(${gain})</span>`}</p>
      ${quote && html`<p class="quote small">“${quote}”</p>`}
    </div>
  </div>`;
}

/** @param {{ flags: string[] }} props */
function Flags({ flags }) {
  if (!flags.length) return null;
  return html`<ul class="flags small">
    ${flags.map((flag) => html`<li key=${flag}><${Icon} name="info" /><span>${flagWords[flag] || flag.replaceAll("_", " ")}</span></li>`)}
  </ul>`;
}

/** Who graded, always said. @param {{ grade: import("./shapes.js").Grade }} props */
function Maker({ grade }) {
  if (grade.degraded) return html`<p class="banner thin small">${gradeWords.degraded}</p>`;
  return html`<p><span class="tag">${grade.engine === "offline" ? gradeWords.offline : gradeWords.by(grade.engine)}</span></p>`;
}
