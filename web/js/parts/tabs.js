/** Tabs as WAI-ARIA describes them: arrow keys, Home and End go from tab to tab; on paper all panels are printed. */
import { html, useRef } from "../html.js";

/** @typedef {{ name: string, title: string, panel: any }} Tab */

/** @param {{ tabs: Tab[], chosen: string, label: string, onPick: (name: string) => void }} props */
export function Tabs({ tabs, chosen, label, onPick }) {
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  const at = Math.max(0, tabs.findIndex((tab) => tab.name === chosen));
  const pressed = (/** @type {KeyboardEvent} */ event) => {
    // From the tab that has the focus: a second key may come before the first one's choice is drawn.
    const from = [...(list.current?.children ?? [])].indexOf(/** @type {Element} */ (event.target));
    const steps = /** @type {Record<string, number>} */ ({ ArrowRight: from + 1, ArrowLeft: from - 1, Home: 0, End: tabs.length - 1 });
    if (from < 0 || !(event.key in steps)) return;
    event.preventDefault();
    const next = (steps[event.key] + tabs.length) % tabs.length;
    onPick(tabs[next].name);
    /** @type {HTMLElement | undefined} */ (list.current?.children[next])?.focus();
  };
  return html`
    <div class="tabs no-print" role="tablist" aria-label=${label} ref=${list} onKeyDown=${pressed}>
      ${tabs.map(
        (tab, index) => html`<button type="button" role="tab" class="tab" key=${tab.name} id=${`tab-${tab.name}`} aria-selected=${index === at}
          aria-controls=${`panel-${tab.name}`} tabindex=${index === at ? 0 : -1} onClick=${() => onPick(tab.name)}>${tab.title}</button>`,
      )}
    </div>
    ${tabs.map(
      (tab, index) => html`<section role="tabpanel" class=${`panel ${index === at ? "chosen" : ""}`} key=${tab.name} id=${`panel-${tab.name}`}
        aria-labelledby=${`tab-${tab.name}`} tabindex="0">${tab.panel}</section>`,
    )}
  `;
}
