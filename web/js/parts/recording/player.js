/** Play a recording: one button, and how far it is. Browsers do not know how long their own recordings are, so we say it. */
import { html, useEffect, useRef, useState } from "../../html.js";
import { recordWords } from "../../words_recording.js";
import { Icon } from "../icons.js";

/** @param {{ load: () => Blob | Promise<Blob>, seconds: number, kind?: string }} props `load` is asked when it is first played. */
export function Player({ load, seconds, kind = "" }) {
  const [state, setState] = useState(/** @type {"rest" | "loading" | "playing" | "bad"} */ ("rest"));
  const [at, setAt] = useState(0);
  const sound = useRef(/** @type {HTMLAudioElement | null} */ (null));
  useEffect(() => () => silence(sound), []);
  const play = async () => {
    try {
      if (!sound.current) {
        setState("loading");
        sound.current = new Audio(URL.createObjectURL(await load()));
        sound.current.ontimeupdate = () => setAt(sound.current?.currentTime ?? 0);
        sound.current.onpause = () => setState("rest");
        sound.current.onended = () => setAt(0);
      }
      await sound.current.play();
      setState("playing");
    } catch {
      silence(sound);
      setState("bad");
    }
  };
  const press = () => (state === "playing" ? sound.current?.pause() : state !== "loading" && play());
  const playing = state === "playing";
  return html`<span class="player">
    <button type="button" class=${`button ${kind}`} aria-label=${playing ? recordWords.pauseOne : recordWords.playOne} onClick=${press}>
      <${Icon} name=${playing ? "pause" : "play"} />${playing ? recordWords.pause : recordWords.play}
    </button>
    <span class="soft small player-time">${at > 0 ? recordWords.of(at, seconds) : recordWords.length(seconds)}</span>
    <span class="unseen" role="status">${state === "loading" ? recordWords.loading : ""}</span>
    ${state === "bad" && html`<span class="small" role="alert">${recordWords.unplayable}</span>`}
  </span>`;
}

/** @param {{ current: HTMLAudioElement | null }} sound */
function silence(sound) {
  if (!sound.current) return;
  sound.current.onpause = null;
  sound.current.pause();
  URL.revokeObjectURL(sound.current.src);
  sound.current = null;
}
