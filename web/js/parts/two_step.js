/** A button for what cannot be undone: the first press asks, the second does. Escape and "Keep" go back. */
import { html, useEffect, useRef, useState } from "../html.js";
import { words } from "../words.js";

/**
 * @param {{
 *   label: any, question: string, yes: string, no?: string, doing?: string, name?: string,
 *   kind?: string, onYes: () => void | Promise<void>,
 * }} props `name` is what a screen reader says for the first button where the label alone is not enough.
 */
export function TwoStep({ label, question, yes, no = words.keepIt, doing, name, kind = "quiet", onYes }) {
  const [step, setStep] = useState(/** @type {"rest" | "asking" | "doing"} */ ("rest"));
  const first = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const second = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const back = useRef(false);
  useEffect(() => {
    if (step === "asking") second.current?.focus();
    // Whoever acted may have put the focus elsewhere by now, for the row that held this button may be gone.
    if (step === "rest" && back.current && document.activeElement === document.body) first.current?.focus();
    back.current = step !== "rest";
  }, [step]);
  const sure = async () => {
    setStep("doing");
    try {
      await onYes();
    } finally {
      setStep("rest");
    }
  };
  if (step === "rest")
    return html`<button type="button" ref=${first} class=${`button ${kind}`} aria-label=${name} onClick=${() => setStep("asking")}>
      ${label}
    </button>`;
  const escape = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape" && step === "asking") setStep("rest");
  };
  return html`<div class="two-step" role="group" aria-label=${question} onKeyDown=${escape}>
    <span class="two-step-question">${question}</span>
    <button type="button" ref=${second} class="button danger" aria-disabled=${step === "doing"} onClick=${step === "doing" ? null : sure}>
      ${step === "doing" ? doing || yes : yes}
    </button>
    ${step === "asking" && html`<button type="button" class="button" onClick=${() => setStep("rest")}>${no}</button>`}
  </div>`;
}
