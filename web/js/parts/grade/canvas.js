/** The answer as the canvas: the exact words behind each part of the grade, one part at a time. */
import { html, useState } from "../../html.js";
import { gradeWords, partNames } from "../../words_interview.js";
import { STORY } from "./shapes.js";
import { cut } from "./spans.js";
import { Level } from "./sum.js";

const WHOLE_STORY = "story";
/** From here on an answer may scroll by itself, so it takes the focus. */
const LONG = 1500;

/** @param {{ grade: import("./shapes.js").Grade, answers: import("./shapes.js").Told[], part: string }} props `part`: the element of its heading. */
export function Canvas({ grade, answers, part: Part }) {
  const [wanted, setWanted] = useState(/** @type {string | null} */ (null));
  const story = grade.star.some((part) => part.part !== "N");
  const chosen = wanted ?? first(grade, story);
  const dimension = grade.dimensions.find((one) => one.dimension === chosen);
  return html`<div class="canvas stack tight">
    <${Part}>${gradeWords.canvas}</${Part}>
    <div class="chips" role="group" aria-label=${gradeWords.choose}>
      ${story && html`<${Chip} name=${WHOLE_STORY} text=${gradeWords.story} chosen=${chosen} pick=${setWanted} />`}
      ${grade.dimensions
        .filter((one) => one.level !== null)
        .map((one) => html`<${Chip} key=${one.dimension} name=${one.dimension} text=${one.name} chosen=${chosen} pick=${setWanted} />`)}
    </div>
    ${dimension ? html`<${Anchor} dimension=${dimension} />` : html`<${Legend} />`}
    ${answers.map(
      (told, index) => html`<figure key=${told.questionId} class="told">
        ${answers.length > 1 && html`<figcaption class="small soft">${index ? gradeWords.followUp(index) : gradeWords.first}</figcaption>`}
        <blockquote class="told-text" ...${told.text.length > LONG ? { tabindex: 0, role: "region", "aria-label": gradeWords.canvas } : {}}>
          ${cut(told.text, spansOf(grade, chosen, told.questionId)).map((piece, at) => html`<${Words} key=${at} piece=${piece} />`)}
        </blockquote>
      </figure>`,
    )}
  </div>`;
}

/** What is highlighted first: the story, or the part of the grade that has most words. @param {import("./shapes.js").Grade} grade @param {boolean} story */
function first(grade, story) {
  if (story) return WHOLE_STORY;
  const found = grade.dimensions.filter((one) => one.level !== null);
  return (found.find((one) => one.spans.length) || found[0])?.dimension ?? WHOLE_STORY;
}

/** @param {import("./shapes.js").Grade} grade @param {string} chosen @param {string} questionId */
function spansOf(grade, chosen, questionId) {
  if (chosen === WHOLE_STORY) {
    return grade.star
      .filter((part) => part.questionId === questionId && part.part !== "N")
      .map((part) => ({ start: part.start, end: part.end, name: part.part }));
  }
  const dimension = grade.dimensions.find((one) => one.dimension === chosen);
  const letter = STORY.find(([, name]) => name === chosen)?.[0] ?? (chosen === "reflection" ? "F" : "X");
  return (dimension?.spans || [])
    .filter((span) => span.questionId === questionId)
    .map((span) => ({ start: span.start, end: span.end, name: letter }));
}

/** @param {{ piece: import("./spans.js").Piece }} props */
function Words({ piece }) {
  const [name] = piece.names;
  if (!name) return piece.text;
  const letter = partNames[name] ? html`<span class="unseen">${partNames[name]}: </span>` : html`<span class="unseen">${gradeWords.marked} </span>`;
  return html`<mark class=${`words part-${name.toLowerCase()}`}>${letter}${piece.text}</mark>`;
}

/** @param {{ name: string, text: string, chosen: string, pick: (name: string) => void }} props */
function Chip({ name, text, chosen, pick }) {
  const on = name === chosen;
  return html`<button type="button" class=${`chip ${on ? "on" : ""}`} aria-pressed=${on} onClick=${() => pick(name)}>${text}</button>`;
}

/** @param {{ dimension: import("./shapes.js").Dimension }} props */
function Anchor({ dimension }) {
  if (dimension.level === null) return null;
  return html`<div class="anchor small" aria-live="polite">
    <p><strong>${dimension.name}</strong> <${Level} level=${dimension.level} /> ${dimension.anchor}.</p>
    ${dimension.nextAnchor && html`<p class="soft">${gradeWords.next}: ${dimension.nextAnchor}.</p>`}
    ${!dimension.spans.length && html`<p class="soft">${gradeWords.noWords}</p>`}
    ${dimension.point && html`<p class="soft">${gradeWords.point}: “${dimension.point}”</p>`}
  </div>`;
}

function Legend() {
  return html`<ul class="legend small">
    ${["S", "T", "A", "R", "F"].map(
      (letter) => html`<li key=${letter}><mark class=${`words part-${letter.toLowerCase()}`}>${letter}</mark> ${partNames[letter]}</li>`,
    )}
  </ul>`;
}
