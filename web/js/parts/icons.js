/** Icons, drawn in the page itself: 24 by 24, in the colour of the text. They only ever stand beside words. */
import { html } from "../html.js";

const SHAPES = {
  again: "M4 12a8 8 0 1 1 2.6 5.9M4 19v-5h5",
  alert: "M12 3.5 2.8 19.5h18.4zM12 10v4.5M12 17.2v.1",
  arrow: "M5 12h14M13 6l6 6-6 6",
  back: "M19 12H5M11 6l-6 6 6 6",
  book: "M4 5.5C7 4.2 9.8 4.5 12 6c2.2-1.5 5-1.8 8-.5V19c-3-1.2-5.8-1-8 .5-2.2-1.5-5-1.7-8-.5zM12 6v13.5",
  breath: "M3.5 9h10.5a2.7 2.7 0 1 0-2.7-2.7M3.5 13h14.3a2.7 2.7 0 1 1-2.7 2.7M3.5 17h7.5",
  calendar: "M4 6h16v14H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8",
  case: "M4 20V4M4 20h16M8 16.5v-4M12.5 16.5V8M17 16.5v-6",
  check: "M4.5 12.5 10 18 19.5 7",
  chevron: "M6 9.5l6 6 6-6",
  clock: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2",
  coins: "M9 4.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM17 8.9a5.5 5.5 0 1 1-6.6 8.3M9 7.5v5M7.3 9h3.4",
  cross: "M6 6l12 12M18 6 6 18",
  dialogue: "M4 5h16v11H9.5L5 20v-4H4zM8.5 9h7M8.5 12.2h4.5",
  down: "M12 4v12M6.5 11 12 16.5 17.5 11M4 20h16",
  file: "M6 3.5h8l4.5 4.5v12.5H6zM13.5 3.5V8.5h5M9 13h6M9 16.5h6",
  handshake: "M3 8l4-2.5 5 2 5-2L21 8v8l-3 1-5.2 3-6.6-4.5L3 16zM12 7.5 8.5 11a1.8 1.8 0 0 0 2.6 2.4L13.5 11l4.5 6",
  info: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5.5M12 7.6v.1",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  microphone: "M12 3.5a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0v-5a3 3 0 0 0-3-3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3",
  moon: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
  mute: "M4 9.5h3.5L12 5.5v13l-4.5-4H4zM16 9.5l5 5M21 9.5l-5 5",
  paste: "M7 5H5v16h14V5h-2M8.5 3.5h7v4h-7zM9 12h6M9 15.5h4",
  pause: "M8.5 5v14M15.5 5v14",
  people: "M9 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3 19.5c0-3.3 2.7-5.5 6-5.5s6 2.2 6 5.5M15.5 5.3a3 3 0 0 1 0 5.4M17 14.4c2.4.6 4 2.5 4 5.1",
  play: "M7.5 5v14l11-7z",
  plus: "M12 5v14M5 12h14",
  record: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
  screen: "M3.5 5h17v11h-17zM9 20h6M12 16v4",
  shield: "M12 3.5 5 6v5.5c0 4.3 2.9 7.4 7 9 4.1-1.6 7-4.7 7-9V6z",
  speaker: "M4 9.5h3.5L12 5.5v13l-4.5-4H4zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11",
  star: "M12 3.8l2.5 5.3 5.7.8-4.1 4.1 1 5.8-5.1-2.8-5.1 2.8 1-5.8L3.8 9.9l5.7-.8z",
  stop: "M6.5 6.5h11v11h-11z",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2.2M12 19.3v2.2M2.5 12h2.2M19.3 12h2.2M5.3 5.3l1.5 1.5M17.2 17.2l1.5 1.5M5.3 18.7l1.5-1.5M17.2 6.8l1.5-1.5",
  target: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 11.9v.2",
  terminal: "M3.5 5h17v14h-17zM7 9.5l3 2.5-3 2.5M12.5 15h4.5",
  trash: "M5 7h14M9.5 7V4.5h5V7M7 7l.8 13h8.4L17 7M10.3 11v5.5M13.7 11v5.5",
  up: "M12 20V8M6.5 13 12 7.5 17.5 13M4 4h16",
};

/** @typedef {keyof typeof SHAPES} IconName */

/** @param {{ name: IconName }} props */
export function Icon({ name }) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${SHAPES[name]} /></svg>`;
}
