/** Texts of the study plan. */

export const studyWords = {
  title: "Study plan",
  load: "Fetching your study plan.",
  empty: "There is no plan yet. One is made from your first graded interview: what was weak comes back after growing gaps, up to the day.",
  emptyDo: "Start an interview",
  days: (/** @type {number} */ days) => {
    if (days < 0) return "The day of the interview is past";
    if (days === 0) return "The interview is today";
    return days === 1 ? "The interview is tomorrow" : `${days} days until the interview`;
  },
  on: (/** @type {string} */ day) => `The plan runs up to ${day}.`,
  today: "Today",
  todayNone: "Nothing is planned for today. Rest is part of the plan.",
  todayDone: "Done for today.",
  overdue: "Left from earlier days",
  coming: "Coming up",
  past: "Done",
  why: "Why",
  minutes: (/** @type {number} */ minutes) => `${minutes} minutes`,
  done: "Done",
  undone: "Not done yet",
  mark: (/** @type {string} */ what) => `Done: ${what}`,
  progress: (/** @type {number} */ done, /** @type {number} */ all) => `${done} of ${all} drills done`,
  kept: "What you tick is kept in this browser.",
  calendar: "Download for your calendar",
  calendarName: "Greenroom practice",
  answer: "See the answer that showed it",
  report: "See the report it was made from",
  practise: "Answer it again",
};
