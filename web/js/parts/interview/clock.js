/** The time on this question, counting up: it stands still while the page is not looked at, and never cuts anything off. */
import { html, useEffect, useState } from "../../html.js";
import { keep, kept } from "../../keep.js";
import { talkWords } from "../../words_interview.js";
import { Icon } from "../icons.js";

/** Seconds that an answer usually takes, by kind of question. @type {Record<string, number>} */
const USUAL = {
  general: 90,
  behavioral: 150,
  technical: 150,
  case: 240,
  client_discovery: 150,
  rate_negotiation: 120,
  meeting: 90,
  presentation: 120,
};
const USUAL_FOLLOW_UP = 60;
const SAVE_EVERY = 5;

/** @param {{ interviewId: string, asked: import("./talk.js").Asked | null, going: boolean }} props */
export function Clock({ interviewId, asked, going }) {
  const name = `clock.${interviewId}`;
  const place = asked ? `${asked.id}.${asked.attempt}` : "";
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const stored = kept(name);
    setSeconds(stored?.place === place ? stored.seconds : 0);
  }, [name, place]);
  useEffect(() => {
    if (!going || !place) return undefined;
    const tick = () => {
      if (document.visibilityState !== "visible") return;
      setSeconds((shown) => {
        if ((shown + 1) % SAVE_EVERY === 0) keep(name, { place, seconds: shown + 1 });
        return shown + 1;
      });
    };
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [name, place, going]);
  if (!asked) return null;
  const usual = asked.followUp ? USUAL_FOLLOW_UP : USUAL[asked.kind ?? ""];
  return html`<p class="clock small">
    <${Icon} name="clock" />
    <span role="timer" aria-label=${talkWords.clock}>${minutes(seconds)}</span>
    ${usual && html`<span class="soft">${talkWords.usual(talkWords.minutes(usual))}</span>`}
  </p>`;
}

/** @param {number} seconds */
function minutes(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
