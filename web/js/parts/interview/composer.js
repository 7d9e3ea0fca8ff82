/** Where the answer is written: it grows, keeps what is typed in this browser, and sends with Ctrl + Enter. */
import { html, useEffect, useLayoutEffect, useRef, useState } from "../../html.js";
import { keep, kept } from "../../keep.js";
import { composerWords } from "../../words_interview.js";
import { Icon } from "../icons.js";
import { TOOLS } from "./tools.js";

const MOST = 20_000;
const NEAR = 18_000;

/** @param {string} interviewId @param {string} questionId */
export const draftName = (interviewId, questionId) => `draft.${interviewId}.${questionId}`;

/** The place of what is written before the next question is there: it is carried into its box. */
export const NEXT = "next";

/**
 * @param {{
 *   interviewId: string, place: string, language: string, busy: boolean,
 *   given: { text: string, turn: number } | null, skip: string, onSend: (text: string, source: string) => void, onSkip: () => void, onTouch?: () => void,
 * }} props
 * `place`: the question and attempt that is answered, or NEXT. `given`: text that comes back into the box, such as one that could
 * not be sent. `busy`: something is being sent already, or there is nothing to answer yet; one can go on writing.
 * `skip`: what the button says that answers nothing.
 */
export function Composer({ interviewId, place, language, busy, given, skip, onSend, onSkip, onTouch }) {
  const box = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const { text, write, leftOver, useLeftOver, dropLeftOver, clear } = useDraft(interviewId, place);
  const [source, setSource] = useState("typed");
  const [complaint, setComplaint] = useState("");
  useLayoutEffect(() => grow(box.current), [text]);
  useEffect(() => {
    if (given) write(given.text);
  }, [given?.turn]);
  const count = Array.from(text).length;
  const send = () => {
    if (busy) return;
    if (!text.trim()) return complain(composerWords.empty);
    if (count > MOST) return complain(composerWords.tooLong(count - MOST));
    onSend(text, source);
    clear();
    setSource("typed");
    setComplaint("");
    box.current?.focus();
  };
  const complain = (/** @type {string} */ words) => {
    setComplaint(words);
    box.current?.focus();
  };
  const typed = (/** @type {Event} */ event) => {
    write(/** @type {HTMLTextAreaElement} */ (event.target).value);
    setComplaint("");
    onTouch?.();
  };
  const pressed = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    send();
  };
  const insert = (/** @type {string} */ words, /** @type {string} */ how) => {
    write((known) => (known && !/\s$/.test(known) ? `${known} ${words}` : known + words));
    setSource(how);
  };
  return html`<section class="composer no-print" aria-label=${composerWords.label}>
    ${leftOver && html`<${LeftOver} text=${leftOver} use=${useLeftOver} drop=${dropLeftOver} />`}
    <label class="composer-label" for="answer">${composerWords.label}</label>
    <textarea id="answer" ref=${box} rows="2" value=${text} placeholder=${composerWords.placeholder} spellcheck="true"
      aria-describedby="answer-hint answer-complaint" aria-invalid=${complaint ? "true" : null} onInput=${typed} onKeyDown=${pressed}></textarea>
    <p id="answer-complaint" class="complaint small" role="alert">${complaint}</p>
    <div class="composer-row">
      <button type="button" class="button main" aria-disabled=${busy} onClick=${send}><${Icon} name="arrow" />${composerWords.send}</button>
      ${TOOLS.map((Tool, index) => html`<${Tool} key=${index} insert=${insert} language=${language} place=${place} />`)}
      <button type="button" class="button quiet" aria-disabled=${busy} onClick=${busy ? null : onSkip}>${skip}</button>
      <span class="soft small composer-count">${counted(text, count)}</span>
    </div>
    <p id="answer-hint" class="soft small composer-hint">${composerWords.hint}</p>
  </section>`;
}

/** @param {string} text @param {number} count */
function counted(text, count) {
  if (count > MOST) return composerWords.tooLong(count - MOST);
  if (count > NEAR) return composerWords.left(MOST - count);
  return text.trim() ? composerWords.words(text.trim().split(/\s+/).length) : "";
}

/** As high as its words, up to what the stylesheet allows. @param {HTMLTextAreaElement | null} box */
function grow(box) {
  if (!box) return;
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + 4}px`;
}

/**
 * The draft for a question. What was written before the question was there goes along with it; what was begun for another
 * question and not sent, because that one was answered in another window, is offered.
 * @param {string} interviewId
 * @param {string} place
 */
function useDraft(interviewId, place) {
  const name = draftName(interviewId, place);
  const [draft, setDraft] = useState({ name, text: String(kept(name) ?? ""), leftOver: "" });
  let shown = draft;
  if (draft.name !== name) {
    const early = draft.name === draftName(interviewId, NEXT);
    const begun = early ? "" : draft.text.trim();
    const text = [String(kept(name) ?? ""), early ? draft.text : ""].filter(Boolean).join("\n");
    if (early) {
      keep(draft.name, undefined);
      keep(name, text || undefined);
    }
    shown = { name, text, leftOver: begun || draft.leftOver };
    setDraft(shown);
  }
  const write = (/** @type {string | ((known: string) => string)} */ next) =>
    setDraft((known) => {
      const text = typeof next === "function" ? next(known.text) : next;
      keep(known.name, text || undefined);
      return { ...known, text };
    });
  return {
    text: shown.text,
    leftOver: shown.leftOver,
    write,
    clear: () => write(""),
    useLeftOver: () => {
      write((known) => [shown.leftOver, known].filter(Boolean).join("\n"));
      setDraft((known) => ({ ...known, leftOver: "" }));
    },
    dropLeftOver: () => setDraft((known) => ({ ...known, leftOver: "" })),
  };
}

/** @param {{ text: string, use: () => void, drop: () => void }} props */
function LeftOver({ text, use, drop }) {
  return html`<div class="banner left-over" role="status">
    <p>${composerWords.leftOver} <q>${text.length > 80 ? `${text.slice(0, 80)}…` : text}</q></p>
    <div class="row">
      <button type="button" class="button" onClick=${use}>${composerWords.useIt}</button>
      <button type="button" class="button quiet" onClick=${drop}>${composerWords.dropIt}</button>
    </div>
  </div>`;
}
