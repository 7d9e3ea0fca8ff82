/** Where the CV or the advert is handed in, and where what was understood of it is shown back. */
import { html, useEffect, useId, useRef, useState } from "../../html.js";
import { Busy } from "../../parts/basics.js";
import { Icon } from "../../parts/icons.js";
import { words } from "../../words_setup.js";
import { DropZone } from "./drop_zone.js";
import { Earlier } from "./earlier.js";
import { SourceFault } from "./source_fault.js";

/**
 * @typedef {{
 *   kind: "cv" | "job", source: import("./use_source.js").Source, accept: string,
 *   text: string, onText: (text: string) => void, url?: string, onUrl?: (url: string) => void,
 *   Understood: any, asText: (value: any) => string, elsewhere: (attempt: import("./use_source.js").Attempt) => void,
 * }} Props
 */

/** @param {Props} props */
export function SourceCard(props) {
  const { kind, source } = props;
  const own = words[kind];
  const id = useId();
  const moving = useRef(false);
  return html`<section class="card source" aria-labelledby=${id} data-kind=${kind}>
    <h2 id=${id}>${own.title} <span class="tag">${words.source.optional}</span></h2>
    <p class="soft">${own.why}</p>
    ${source.gone && html`<p class="banner thin" role="status">${words.source.gone}</p>`}
    ${source.value ? html`<${Known} ...${props} moving=${moving} />` : html`<${Wanted} ...${props} moving=${moving} />`}
  </section>`;
}

/** @typedef {{ moving: { current: boolean } }} Moving whether the focus is to follow what was read, since its control is going */

/** Nothing is there yet. @param {Props & Moving} props */
function Wanted(props) {
  const { kind, source, accept, text, onText, url, onUrl, elsewhere, moving } = props;
  const own = words[kind];
  const id = useId();
  const file = useRef(/** @type {HTMLInputElement | null} */ (null));
  const area = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const read = (/** @type {import("./use_source.js").Attempt} */ attempt) => {
    moving.current = true;
    source.read(attempt).catch(() => undefined);
  };
  const { attempt } = source;
  const ways = {
    file: () => file.current?.click(),
    paste: () => area.current?.focus(),
    again: attempt && (() => read(attempt)),
    elsewhere: attempt && (() => (source.clear(), elsewhere(attempt))),
    without: () => (onText(""), onUrl?.(""), source.clear()),
  };
  return html`
    ${source.fault ? html`<${SourceFault} fault=${source.fault} kind=${kind} ways=${ways} />` : null}
    ${source.busy && html`<${Busy}>${own.reading}</${Busy}>`}
    <${DropZone} label=${matchMedia("(pointer: coarse)").matches ? words.source.choose : words.source.drop} hint=${own.kinds} accept=${accept} name=${kind} inputRef=${file} onFile=${(/** @type {File} */ chosen) => read({ file: chosen })} />
    <${Earlier} kind=${kind} use=${(/** @type {string} */ id) => ((moving.current = true), source.use(id))} />
    <div class="field">
      <label for=${`${id}-text`}>${own.paste}</label>
      <textarea id=${`${id}-text`} ref=${area} rows="4" value=${text} onInput=${(/** @type {any} */ event) => onText(event.target.value)}></textarea>
    </div>
    ${text.trim() && html`<div class="row"><button type="button" class="button" aria-disabled=${source.busy} onClick=${() => source.busy || read({ text })}>${words.source.read}</button></div>`}
    ${onUrl &&
    html`<div class="field">
      <label for=${`${id}-url`}>${words.job.url}</label>
      <div class="field-row">
        <input id=${`${id}-url`} type="url" inputmode="url" autocomplete="off" placeholder="https://" value=${url} onInput=${(/** @type {any} */ event) => onUrl(event.target.value)} />
        <button type="button" class="button" disabled=${!url?.trim()} onClick=${() => read({ url: url?.trim() })}>${words.job.fetch}</button>
      </div>
    </div>`}
  `;
}

/** It was read: show what was understood, and let it be corrected. @param {Props & Moving} props */
function Known({ kind, source, Understood, asText, moving }) {
  const own = words[kind];
  const heading = useRef(/** @type {HTMLElement | null} */ (null));
  const [text, setText] = useState(/** @type {string | undefined} */ (undefined));
  const { value } = source;
  useEffect(() => {
    setText(undefined);
    if (moving.current) heading.current?.focus();
    moving.current = false;
  }, [value.id]);
  return html`
    <div class="understood">
      <h3 ref=${heading} tabindex="-1"><${Icon} name="check" />${own.understood}</h3>
      <${Understood} value=${value} use=${source.use} />
    </div>
    ${source.fault ? html`<${SourceFault} fault=${source.fault} kind=${kind} ways=${source.attempt ? { again: () => void source.read(source.attempt || {}).catch(() => undefined) } : {}} />` : null}
    ${source.busy && html`<${Busy}>${own.reading}</${Busy}>`}
    ${text === undefined
      ? html`<div class="row">
          <button type="button" class="button" onClick=${() => setText(asText(value))}>${words.source.correct}</button>
          <button type="button" class="button quiet" onClick=${source.clear}>${words.source.another}</button>
        </div>`
      : html`<${Correction} text=${text} onText=${setText} busy=${source.busy} read=${() => ((moving.current = true), void source.read({ text }).catch(() => undefined))} leave=${() => setText(undefined)} />`}
  `;
}

/** @param {{ text: string, onText: (text: string) => void, busy: boolean, read: () => void, leave: () => void }} props */
function Correction({ text, onText, busy, read, leave }) {
  const id = useId();
  const area = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  useEffect(() => {
    area.current?.focus();
    area.current?.setSelectionRange(0, 0); // or it opens at its end, with its first lines out of sight
    area.current?.scrollTo(0, 0);
  }, []);
  return html`<div class="field">
      <label for=${id}>${words.source.correctLabel}</label>
      <textarea id=${id} ref=${area} rows="12" value=${text} onInput=${(/** @type {any} */ event) => onText(event.target.value)}></textarea>
    </div>
    <div class="row">
      <button type="button" class="button" aria-disabled=${busy} onClick=${() => busy || read()}>${words.source.correctRead}</button>
      <button type="button" class="button quiet" onClick=${leave}>${words.source.leave}</button>
    </div>`;
}
