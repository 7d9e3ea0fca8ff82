/** Texts of recordings: how an answer was spoken, and what becomes of that. */

/** Seconds as "0:12". @param {number} seconds */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds + 0.05));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** @param {number} seconds */
const told = (seconds) => (seconds === 1 ? "1 second" : `${Number(seconds.toFixed(1))} seconds`);

export const recordWords = {
  record: "Record",
  recordAgain: "Record again",
  stop: "Stop",
  stopWhat: "recording",
  asking: "Asking for the microphone",
  recording: "Recording",
  stopped: "Recording stopped.",
  full: "Recording stopped: an answer may have 15 minutes.",
  made: "Your recording",
  keptWith: "It goes along when you send your answer.",
  play: "Play",
  pause: "Pause",
  playOne: "Play the recording of this answer",
  pauseOne: "Pause the recording of this answer",
  loading: "Fetching the recording",
  unplayable: "The recording could not be played.",
  of: (/** @type {number} */ at, /** @type {number} */ whole) => `${clock(at)} of ${clock(whole)}`,
  length: (/** @type {number} */ seconds) => clock(seconds),
  drop: "Delete",
  dropOne: "Delete the recording of this answer",
  dropQuestion: "Delete this recording?",
  dropYes: "Delete it",
  dropping: "Deleting",
  dropped: "The recording is deleted. Your answer and its score stay.",
  sending: "Keeping your recording",
  notSent: "Your answer is sent, your recording is not kept yet.",
  again: "Try again",
  faults: {
    denied: "The browser does not allow the microphone here. You can allow it in the address bar, or go on typing.",
    none: "No microphone was found. You can go on typing.",
    other: "The microphone could not be used. You can go on typing.",
    empty: "Nothing was recorded. Check the microphone, then record again.",
  },
};

export const consentWords = {
  title: "Record how you answer?",
  load: "Fetching what recording asks of you.",
  yes: "I agree, start recording",
  agreeing: "Starting",
  no: "I would rather not",
};

export const soundWords = {
  title: "How it sounded",
  apart: "not part of your score",
  first: "First word",
  firstTold: (/** @type {number} */ seconds) => `after ${told(seconds)}`,
  silent: "Nobody was heard speaking.",
  pace: "Pace",
  paceTold: (/** @type {number} */ pace) => `${pace} words a minute`,
  speaking: "Speaking",
  speakingTold: (/** @type {number} */ speaking, /** @type {number} */ whole) => `${clock(speaking)} of ${clock(whole)}`,
  pauses: "Pauses",
  pausesTold: (/** @type {number} */ count, /** @type {number} */ longest) =>
    count === 0 ? "none" : count === 1 ? `one, of ${told(longest)}` : `${count}, the longest ${told(longest)}`,
  fillers: "Fillers",
  fillersTold: (/** @type {number} */ share) => (share === 0 ? "none in the text" : `${Number(share.toFixed(1))} in 100 words`),
  cleaned: "Fillers are counted in the text you sent, which may have been cleaned.",
  attempt: (/** @type {number} */ attempt) => `attempt ${attempt}`,
};

export const keptWords = {
  title: "Recordings of your voice",
  loading: "Looking up your recordings.",
  never: "You have not agreed to recordings. Greenroom asks when you first press Record in an interview.",
  changed: "What recording asks of you has changed since you agreed. Greenroom asks again when you next press Record.",
  given: (/** @type {string} */ day) => `You agreed to recordings on ${day}.`,
  withdrawn: (/** @type {string} */ day) => `You took your consent back on ${day}. Nothing is recorded.`,
  count: (/** @type {number} */ count) => (count === 0 ? "No recording is kept." : count === 1 ? "1 recording is kept." : `${count} recordings are kept.`),
  agreed: "What you agreed to",
  withdraw: "Take it back",
  withdrawTitle: "Take your consent back?",
  withdrawText: "Nothing is recorded from then on. What about the recordings that are kept?",
  withdrawNone: "Nothing is recorded from then on. Greenroom asks again when you next press Record.",
  withdrawDelete: "Take it back and delete them",
  withdrawKeep: "Take it back, keep them",
  withdrawOnly: "Take it back",
  withdrawNo: "Leave it as it is",
  withdrawing: "Taking it back",
  withdrawDone: "Your consent is taken back.",
  deleteAll: "Delete all recordings",
  deleteQuestion: (/** @type {number} */ count) => (count === 1 ? "Delete the recording for good?" : `Delete all ${count} recordings for good?`),
  deleteYes: "Delete them",
  deleting: "Deleting",
  deleteDone: "All recordings are deleted. Your answers and scores stay.",
};
