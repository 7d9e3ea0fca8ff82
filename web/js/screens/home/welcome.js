/** What somebody sees who has not held an interview yet. */
import { html } from "../../html.js";
import { Heading } from "../../parts/basics.js";
import { Icon } from "../../parts/icons.js";
import { words } from "../../words_home.js";

export function Welcome() {
  return html`
    <section class="welcome">
      <${Heading} title=${words.title}>${words.hello}</${Heading}>
      <p class="lead">${words.promise}</p>
      <div class="row">
        <a class="button main" href="#/setup"><${Icon} name="play" />${words.begin}</a>
        <a class="button" href="#/setup?sample=first"><${Icon} name="star" />${words.sample}</a>
      </div>
      <p class="soft small noted"><${Icon} name="lock" /><span>${words.local}</span></p>
    </section>
    <section class="stack" aria-labelledby="how">
      <h2 id="how">${words.stepsTitle}</h2>
      <ol class="how">
        ${words.steps.map(
          (step) => html`<li class="card flat">
            <h3>${step.title}</h3>
            <p class="soft">${step.text}</p>
          </li>`,
        )}
      </ol>
    </section>
  `;
}
