/** Erase everything: asked twice, the second time for a word, because nothing brings it back. */
import { api } from "../../api.js";
import { html, useId, useRef, useState } from "../../html.js";
import { forgetAll } from "../../keep.js";
import { Dialog, Fault } from "../../parts/basics.js";
import { Icon } from "../../parts/icons.js";
import { showTheme } from "../../theme.js";
import { words as all } from "../../words_settings.js";

const words = all.privacy;

/** @param {{ erased: () => void }} props */
export function Erase({ erased: told }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  const erased = () => {
    forgetAll();
    showTheme(undefined);
    setOpen(false);
    setDone(true);
    told();
  };
  return html`<div class="deed erase">
    <div><h3>${words.erase}</h3><p class="soft small" id=${`${id}-hint`}>${words.eraseHint}</p></div>
    <button type="button" class="button danger" aria-describedby=${`${id}-hint`} onClick=${() => (setDone(false), setOpen(true))}><${Icon} name="trash" />${words.eraseStart}</button>
    <p role="status" class="done-line">${done && html`<${Icon} name="check" />${words.erased}`}</p>
    <${Dialog} open=${open} onClose=${() => setOpen(false)} label=${words.eraseTitle}>
      <${Sure} close=${() => setOpen(false)} erased=${erased} />
    </${Dialog}>
  </div>`;
}

/** @param {{ close: () => void, erased: () => void }} props */
function Sure({ close, erased }) {
  const id = useId();
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [typed, setTyped] = useState("");
  const [state, setState] = useState(/** @type {{ busy?: boolean, missing?: boolean, fault?: unknown }} */ ({}));
  const erase = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (state.busy) return;
    if (typed.trim().toLowerCase() !== words.eraseWord) {
      setState({ missing: true });
      return field.current?.focus();
    }
    setState({ busy: true });
    try {
      await api.eraseMe();
      erased();
    } catch (fault) {
      setState({ fault });
    }
  };
  return html`<form class="stack" onSubmit=${erase}>
    <h2>${words.eraseTitle}</h2>
    <p>${words.eraseText}</p>
    <div class="field">
      <label for=${id}>${words.eraseLabel(words.eraseWord)}</label>
      <input id=${id} ref=${field} type="text" autocomplete="off" autocapitalize="off" spellcheck="false" value=${typed} aria-invalid=${Boolean(state.missing)} aria-describedby=${`${id}-missing`} onInput=${(/** @type {any} */ event) => (setTyped(event.target.value), setState({}))} />
      <p class="wrong" id=${`${id}-missing`} role="alert">${state.missing ? words.eraseMissing(words.eraseWord) : ""}</p>
    </div>
    <${Fault} fault=${state.fault} />
    <div class="row">
      <button type="submit" class="button danger" aria-disabled=${Boolean(state.busy)}>${state.busy ? words.erasing : words.eraseYes}</button>
      <button type="button" class="button" onClick=${close}>${words.eraseNo}</button>
    </div>
  </form>`;
}
