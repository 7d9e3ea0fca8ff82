/** S | T | A | R: which parts of a story are there, thin or missing. Said in words and shapes, not by colour alone. */
import { html } from "../../html.js";
import { gradeWords, partNames } from "../../words_interview.js";
import { Icon } from "../icons.js";
import { STORY } from "./shapes.js";

/** @param {number} level @returns {"present" | "thin" | "missing"} */
export function presence(level) {
  if (level >= 2) return "present";
  return level === 1 ? "thin" : "missing";
}

const MARKS = /** @type {const} */ ({ present: "check", thin: "info", missing: "cross" });

/** @param {{ grade: import("./shapes.js").Grade }} props */
export function Strip({ grade }) {
  const levels = Object.fromEntries(grade.dimensions.map((dimension) => [dimension.dimension, dimension.level]));
  if (!STORY.every(([, name]) => typeof levels[name] === "number")) return null;
  return html`<ul class="strip" aria-label=${gradeWords.strip}>
    ${STORY.map(([letter, name]) => {
      const found = presence(levels[name] || 0);
      return html`<li key=${letter} class=${`strip-part ${found}`}>
        <span class="strip-letter" aria-hidden="true">${letter}</span>
        <span class="strip-name">${partNames[letter]}</span>
        <span class="strip-state"><${Icon} name=${MARKS[found]} />${gradeWords.presence[found]}</span>
      </li>`;
    })}
  </ul>`;
}
