/** A choice among a few, each with what it means: real radio buttons (or check boxes) that look like cards or pills. */
import { html, useId } from "../html.js";
import { Icon } from "./icons.js";

/** @typedef {{ value: string, title: any, detail?: any, icon?: import("./icons.js").IconName, label?: string }} Option */

/**
 * @param {{
 *   legend: any, hint?: any, options: Option[], value: string | string[], look?: "cards" | "pills", many?: boolean,
 *   most?: number, onPick: (value: string) => void, children?: any,
 * }} props
 */
export function Choices({ legend, hint, options, value, look = "cards", many = false, most, onPick, children }) {
  const name = useId();
  const chosen = Array.isArray(value) ? value : [value];
  const full = many && most !== undefined && chosen.length >= most;
  return html`<fieldset class="choices" aria-describedby=${hint ? `${name}-hint` : null}>
    <legend>${legend}</legend>
    ${hint && html`<p class="soft small" id=${`${name}-hint`}>${hint}</p>`}
    <div class=${look}>
      ${options.map((option) => {
        const on = chosen.includes(option.value);
        return html`<label class=${`choice ${on ? "on" : ""}`} key=${option.value}>
          <input
            type=${many ? "checkbox" : "radio"}
            name=${name}
            value=${option.value}
            checked=${on}
            disabled=${full && !on}
            aria-label=${option.label}
            onChange=${() => onPick(option.value)}
          />
          ${option.icon && html`<${Icon} name=${option.icon} />`}
          <span class="choice-text">
            <span class="choice-title">${option.title}</span>
            ${option.detail && html`<span class="choice-detail">${option.detail}</span>`}
          </span>
        </label>`;
      })}
    </div>
    ${children}
  </fieldset>`;
}
