/** Texts of the settings screen. */

/** @typedef {{ documents: number, jobs: number, personas: number, interviews: number, recordings: number }} Held */

/** @param {Held} counts */
const all = (counts) => counts.documents + counts.jobs + counts.personas + counts.interviews + counts.recordings;

/** How many of each, such as "1 CV, 2 adverts and 3 interviews". @param {Held} counts */
function held(counts) {
  /** @type {[number, string, string][]} */
  const kinds = [
    [counts.documents, "CV", "CVs"],
    [counts.jobs, "advert", "adverts"],
    [counts.personas, "interviewer of your own", "interviewers of your own"],
    [counts.interviews, "interview", "interviews"],
    [counts.recordings, "recording", "recordings"],
  ];
  const parts = kinds.filter(([count]) => count > 0).map(([count, one, many]) => `${count} ${count === 1 ? one : many}`);
  return parts.length ? new Intl.ListFormat("en").format(parts) : "nothing new";
}

export const words = {
  title: "Settings",
  engine: {
    title: "Who asks and grades",
    loading: "Asking which engine answers.",
    offline: "The offline engine",
    offlineText: "Rules on this machine ask and grade. It needs no key and no network, and nothing you write leaves this machine.",
    modelText: (/** @type {string} */ name) =>
      `${name} asks and grades. What you write is sent to it. Where it cannot answer, the offline engine does, and says so.`,
    holds: (/** @type {number} */ questions, /** @type {number} */ personas) => `${questions} questions and ${personas} interviewers are ready.`,
    change: "To use another one, start Greenroom with another GREENROOM_ENGINE; the README shows how. Keys are never shown here.",
  },
  look: {
    legend: "How the page looks",
    system: "System",
    light: "Light",
    dark: "Dark",
  },
  speech: {
    title: "Speech",
    speak: "Read the interviewer's words aloud",
    speakHint: "With this browser's own voices. The words always stand on the page as well.",
    noVoice: "This browser has no voices.",
  },
  privacy: {
    title: "Your data",
    where: "Interviews, CVs and adverts are kept in Greenroom's data folder on the machine that runs it. There is no account and no tracking.",
    export: "Save a copy",
    exportHint: "A zip file with everything of yours, which can be restored here or on another machine.",
    exporting: "Putting the copy together.",
    exported: "The copy is in your downloads.",
    import: "Restore a copy",
    importHint: "Adds what a saved copy holds. What is here already stays.",
    importing: "Restoring the copy.",
    /** @param {Held} brought @param {Held} there */
    imported: (brought, there) => `Restored: ${held(brought)}.${all(there) ? ` Here already and left as they are: ${held(there)}.` : ""}`,
    /** @param {Held} counts */
    holds: (counts) => (all(counts) ? `Kept here: ${held(counts)}.` : "Nothing is kept here yet."),
    /** @param {number | null} days */
    kept: (days) => (days === null ? "It is kept until you delete it." : `Interviews not touched for ${days} days are erased by themselves.`),
    counting: "Looking up what is kept.",
    erase: "Erase everything",
    eraseHint: "Deletes every interview, recording, CV, advert and plan, and what this browser remembers. There is no way back; save a copy first if you are not sure.",
    eraseStart: "Erase everything",
    eraseTitle: "Erase everything?",
    eraseText: "Every interview, answer, recording, grade, CV, advert and plan is deleted from this machine, and the drafts in this browser with them.",
    eraseWord: "erase",
    eraseLabel: (/** @type {string} */ word) => `To go on, write “${word}”`,
    eraseYes: "Erase for good",
    eraseNo: "Keep everything",
    erasing: "Erasing.",
    eraseMissing: (/** @type {string} */ word) => `Write “${word}” in the field first.`,
    erased: "Everything is erased.",
  },
};
