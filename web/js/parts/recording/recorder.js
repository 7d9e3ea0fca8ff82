/** The browser's own recorder: from pressing Record until there is something to play. The microphone is off at all other times. */
import { useCallback, useEffect, useRef, useState } from "../../html.js";

const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const BITS = 32_000;
/** A little less than the server takes, for browsers that stop late. */
const MOST_SECONDS = 15 * 60 - 5;

/** @typedef {"denied" | "none" | "other" | "empty"} RecorderFault */

/** Whether this browser can record here. */
export const canRecord = () => Boolean(window.MediaRecorder && navigator.mediaDevices?.getUserMedia);

/**
 * @param {string} place whose change ends the recording
 * @param {(place: string, blob: Blob, seconds: number) => void} onTake
 */
export function useRecorder(place, onTake) {
  const [state, setState] = useState(/** @type {"rest" | "asking" | "recording"} */ ("rest"));
  const [seconds, setSeconds] = useState(0);
  const [fault, setFault] = useState(/** @type {RecorderFault | ""} */ (""));
  const [ended, setEnded] = useState(/** @type {"" | "stopped" | "full"} */ (""));
  const machine = useRef(/** @type {MediaRecorder | null} */ (null));
  const wanted = useRef(0);
  const give = useRef(onTake);
  give.current = onTake;
  const stop = useCallback((/** @type {"stopped" | "full"} */ why) => {
    wanted.current += 1;
    setState("rest");
    if (machine.current?.state !== "recording") return;
    setEnded(why);
    machine.current.stop();
  }, []);
  useEffect(() => () => stop("stopped"), [place, stop]);
  useEffect(() => {
    if (state !== "recording") return undefined;
    const begun = performance.now();
    const timer = setInterval(() => {
      const passed = (performance.now() - begun) / 1000;
      setSeconds(passed);
      if (passed >= MOST_SECONDS) stop("full");
    }, 250);
    return () => clearInterval(timer);
  }, [state, stop]);
  const start = async () => {
    wanted.current += 1;
    const mine = wanted.current;
    setFault("");
    setEnded("");
    setSeconds(0);
    setState("asking");
    try {
      const sound = await navigator.mediaDevices.getUserMedia({ audio: true });
      if (mine !== wanted.current) return release(sound); // the question changed while the browser asked
      machine.current = record(sound, (blob, length) => (blob.size ? give.current(place, blob, length) : setFault("empty")));
      setState("recording");
    } catch (problem) {
      if (mine !== wanted.current) return undefined;
      setState("rest");
      setFault(faultOf(problem));
    }
    return undefined;
  };
  return { state, seconds, fault, ended, start, stop: () => stop("stopped") };
}

/** @param {MediaStream} sound @param {(blob: Blob, seconds: number) => void} done */
function record(sound, done) {
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  const machine = new MediaRecorder(sound, { mimeType, audioBitsPerSecond: BITS });
  /** @type {Blob[]} */
  const pieces = [];
  const begun = performance.now();
  machine.ondataavailable = (event) => event.data.size && pieces.push(event.data);
  machine.onstop = () => {
    release(sound);
    done(new Blob(pieces, { type: machine.mimeType }), (performance.now() - begun) / 1000);
  };
  machine.start(1000);
  return machine;
}

/** @param {MediaStream} sound */
function release(sound) {
  for (const track of sound.getTracks()) track.stop();
}

/** @param {unknown} problem @returns {RecorderFault} */
function faultOf(problem) {
  const name = problem instanceof DOMException ? problem.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  return name === "NotFoundError" ? "none" : "other";
}
