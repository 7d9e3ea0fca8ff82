/** What was understood of a CV. */
import { month } from "../../dates.js";
import { html } from "../../html.js";
import { words as all } from "../../words_setup.js";
import { groupsBesidePosts } from "./other_lines.js";

const words = all.cv;
const FEW = 3;

/** @param {{ value: any }} props */
export function UnderstoodCv({ value }) {
  return html`
    <p class="understood-name">${value.name || words.noName}</p>
    ${value.headline && html`<p>${value.headline}</p>`}
    <p class="soft small">${words.counts(value.positions.length, value.examples.length, value.skills.length)}</p>
    ${value.examples.length < FEW && html`<p class="banner thin">${words.thin}</p>`}
    <details class="more">
      <summary>${all.source.details}</summary>
      <div class="stack">
        ${value.summary && html`<div><h4>${words.summary}</h4><p>${value.summary}</p></div>`}
        ${value.positions.map((/** @type {any} */ post) => html`<${Post} post=${post} lines=${value.examples} />`)}
        ${groupsBesidePosts(value).map((group) => html`<${Group} title=${group.title || words.beside} lines=${group.lines} />`)}
        ${value.skills.length > 0 && html`<div><h4>${words.skills}</h4><p>${value.skills.join(", ")}</p></div>`}
        ${value.education.length > 0 &&
        html`<div><h4>${words.education}</h4>
          ${value.education.map((/** @type {any} */ one) => html`<p>${[one.degree, one.area, one.institution].filter(Boolean).join(", ")}</p>`)}
        </div>`}
      </div>
    </details>
  `;
}

/** @param {{ post: any, lines: any[] }} props */
function Post({ post, lines }) {
  const own = lines.filter((line) => line.employer === post.employer && line.role === post.role);
  const when = [post.start && month(post.start), post.current ? words.now : post.end && month(post.end)].filter(Boolean).join(" – ");
  return html`<${Group} title=${[post.role, post.employer].filter(Boolean).join(", ")} when=${when} lines=${own} />`;
}

/** @param {{ title: string, when?: string, lines: { text: string }[] }} props */
function Group({ title, when, lines }) {
  return html`<div>
    <h4>${title}${when && html` <span class="soft small">${when}</span>`}</h4>
    <ul>${lines.map((line) => html`<li>${line.text}</li>`)}</ul>
  </div>`;
}
