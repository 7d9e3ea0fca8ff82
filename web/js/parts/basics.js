/** Small parts that every screen uses. */
import { Refused } from "../api.js";
import { html, useEffect, useRef, useState } from "../html.js";
import { words } from "../words.js";

/** Something that takes a while, said in its own words. @param {{ children?: any }} props */
export function Busy({ children }) {
  return html`<p class="busy" role="status">${children}</p>`;
}

/** After so long without an answer it is said that the page is still trying; the fault itself comes when it gives up. */
const SLOW_MILLISECONDS = 2500;

/** Whether something has been under way for so long that a word is due. @param {boolean} [under] whether it is under way */
export function useSlow(under = true) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!under) return undefined;
    const timer = setTimeout(() => setSlow(true), SLOW_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [under]);
  return slow;
}

/** Something that is looked up, and that it is still being tried where no answer comes. @param {{ children?: any }} props */
export function Waiting({ children }) {
  const slow = useSlow();
  return html`<div class="stack tight" role="status"><p class="busy">${children}</p>${slow && html`<p class="soft">${words.stillTrying}</p>`}</div>`;
}

/**
 * What went wrong, and the way on.
 * @param {{ fault: unknown, again?: () => void, children?: any }} props
 */
export function Fault({ fault, again, children }) {
  if (!fault) return null;
  const text = fault instanceof Refused ? fault.message : words.broken;
  return html`<div class="banner bad" role="alert">
    <span>${text}</span>
    ${again && html`<button type="button" class="button" onClick=${again}>${words.tryAgain}</button>`}
    ${children}
  </div>`;
}

/**
 * The heading of a screen. It takes the focus when one has moved to the screen, so that a screen reader says where one is;
 * on the first load the browser starts at the top by itself.
 * @param {{ children?: any, title: string }} props
 */
export function Heading({ children, title }) {
  const ref = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    document.title = `${title} · Greenroom`;
  }, [title]);
  useEffect(() => {
    if (!document.documentElement.dataset.moved) return;
    scrollTo(0, 0);
    ref.current?.focus({ preventScroll: true });
  }, []);
  return html`<h1 ref=${ref} tabindex="-1">${children || title}</h1>`;
}

/**
 * A question in front of everything else. Closes with Escape; the focus goes back where it was.
 * @param {{ open: boolean, onClose: () => void, label: string, children?: any }} props
 */
export function Dialog({ open, onClose, label, children }) {
  const ref = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return html`<dialog ref=${ref} aria-label=${label} onClose=${onClose}>${open && children}</dialog>`;
}
