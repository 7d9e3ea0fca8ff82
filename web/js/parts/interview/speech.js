/** The interviewer's voice: the browser's speech synthesis, in the persona's language, pace and pitch. The words are always on the page too. */
import { api } from "../../api.js";
import { useCallback, useEffect, useRef, useState } from "../../html.js";
import { keep, kept } from "../../keep.js";

const CHOICE = "voice";

/** @typedef {{ language: string, gender: string, rate: number, pitch: number }} Voice */

/** Whether this browser can speak. */
export const canSpeak = () => "speechSynthesis" in window && "SpeechSynthesisUtterance" in window;

/**
 * Speak what is said from now on, if it is wanted.
 * @param {import("./talk.js").Said | undefined} latest
 * @param {boolean} fresh whether the latest words were said just now, not long ago
 */
export function useSpeech(latest, fresh) {
  const [on, setOn] = useState(canSpeak() && kept(CHOICE) === "on");
  const voices = useRef(/** @type {Record<string, Voice>} */ ({}));
  const spoken = useRef("");
  const say = useCallback((/** @type {import("./talk.js").Said | undefined} */ said) => {
    if (said) speak(said.text, voices.current[said.persona?.id ?? ""]);
  }, []);
  useEffect(() => {
    if (!on) return;
    api.personas().then(
      (found) => {
        for (const persona of found.personas) voices.current[persona.id] = persona.voice;
      },
      () => undefined,
    );
  }, [on]);
  useEffect(() => {
    if (!latest || spoken.current === latest.messageId) return;
    spoken.current = latest.messageId;
    if (on && fresh) say(latest);
  }, [latest?.messageId, on, fresh, say]);
  useEffect(() => () => hush(), []);
  const toggle = async () => {
    keep(CHOICE, on ? "off" : "on");
    setOn(!on);
    if (on) hush();
    else {
      await api.personas().then((found) => {
        for (const persona of found.personas) voices.current[persona.id] = persona.voice;
      }, () => undefined);
      say(latest);
    }
  };
  return { able: canSpeak(), on, toggle, replay: () => say(latest) };
}

/** Be silent now. */
export function hush() {
  if (canSpeak()) speechSynthesis.cancel();
}

/** @param {string} text @param {Voice | undefined} voice */
function speak(text, voice) {
  hush();
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = voice?.language || "en";
  utterance.rate = voice?.rate ?? 1;
  utterance.pitch = voice?.pitch ?? 1;
  const fitting = choose(speechSynthesis.getVoices(), utterance.lang, voice?.gender);
  if (fitting) utterance.voice = fitting;
  speechSynthesis.speak(utterance);
}

/**
 * The voice that fits best: one of this machine (others send the words to their maker), the same language, one named after the
 * gender, the same country.
 * @param {SpeechSynthesisVoice[]} voices
 * @param {string} language
 * @param {string} [gender]
 */
export function choose(voices, language, gender) {
  const wanted = language.toLowerCase();
  const tongue = wanted.split("-")[0];
  const named = gender === "female" ? /\b(female|woman)\b/i : gender === "male" ? /\b(male|man)\b/i : /$^/;
  const worth = (/** @type {SpeechSynthesisVoice} */ voice) => {
    const own = voice.lang.toLowerCase().replace("_", "-");
    if (own.split("-")[0] !== tongue) return 0;
    return 1 + (own === wanted ? 2 : 0) + (named.test(voice.name) ? 4 : 0) + (voice.localService ? 8 : 0);
  };
  const best = [...voices].sort((one, other) => worth(other) - worth(one))[0];
  return best && worth(best) > 0 ? best : null;
}
