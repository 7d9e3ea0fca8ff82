/** One click that fills in a CV and an advert that fit each other. */
import { api } from "../../api.js";
import { html, useEffect, useState } from "../../html.js";
import { Fault } from "../../parts/basics.js";
import { Icon } from "../../parts/icons.js";
import { useLoaded } from "../../parts/loaded.js";
import { words } from "../../words_setup.js";

/** @param {{ fill: (sample: any) => Promise<void>, atOnce: boolean }} props `atOnce`: fill in the first one right away. */
export function Samples({ fill, atOnce }) {
  const samples = useLoaded(async () => (await api.samples()).samples);
  const [state, setState] = useState(/** @type {{ busy?: boolean, done?: string, fault?: unknown, last?: any }} */ ({}));
  const [first, ...others] = /** @type {any[]} */ (samples.value ?? []);
  const take = async (/** @type {any} */ sample) => {
    setState({ busy: true });
    try {
      await fill(sample);
      setState({ done: words.sampleDone(sample.title) });
    } catch (fault) {
      setState({ fault, last: sample });
    }
  };
  useEffect(() => {
    if (atOnce && first) void take(first);
  }, [atOnce, Boolean(first)]);
  return html`<section class="card flat samples" aria-labelledby="samples">
    <div class="row spread">
      <div>
        <h2 id="samples">${words.sampleTitle}</h2>
        <p class="soft small">${words.sampleHint}</p>
      </div>
      <button type="button" class="button" aria-disabled=${state.busy || !first} onClick=${() => first && !state.busy && take(first)}>
        <${Icon} name="star" />${words.sample}
      </button>
    </div>
    <details class="more">
      <summary>${words.sampleOthers}</summary>
      <div class="row">
        ${others.map((sample) => html`<button type="button" class="button small" aria-disabled=${state.busy} onClick=${() => state.busy || take(sample)}>${sample.title}</button>`)}
      </div>
    </details>
    <${Fault} fault=${samples.fault} again=${samples.again} />
    <${Fault} fault=${state.fault} again=${() => take(state.last)} />
    <div role="status">
      ${state.busy && html`<p class="busy">${words.sampleLoading}</p>`}
      ${state.done && html`<p class="done-line"><${Icon} name="check" />${state.done}</p>`}
    </div>
  </section>`;
}
