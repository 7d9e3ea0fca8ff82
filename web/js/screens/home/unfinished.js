/** The interview that is not over yet, with the question that is open in it. */
import { api } from "../../api.js";
import { html } from "../../html.js";
import { Icon } from "../../parts/icons.js";
import { useLoaded } from "../../parts/loaded.js";
import { titleOf, words } from "../../words_home.js";

/** @param {{ interview: any, more: number }} props */
export function Unfinished({ interview, more }) {
  const { value } = useLoaded(() => api.interview(interview.id), interview.id);
  const question = value?.currentQuestion;
  const label = question
    ? words.continueAt(question.number, question.totalQuestions)
    : interview.status === "pending" ? words.preparing : words.continue;
  return html`<section class="card unfinished" aria-labelledby="unfinished">
    <h2 id="unfinished">${words.continueTitle}</h2>
    <p class="soft">${titleOf(interview)}</p>
    ${question && html`<blockquote class="open-question"><span class="unseen">${words.openQuestion}: </span>${question.text}</blockquote>`}
    <div class="row">
      <a class="button main" href=${`#/interview/${interview.id}`}>${label}<${Icon} name="arrow" /></a>
      ${more > 0 && html`<span class="soft small">${words.more(more)}</span>`}
    </div>
  </section>`;
}
