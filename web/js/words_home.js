/** Texts of the home screen. */
import { term } from "./words_terms.js";

/** @param {number} count */
const points = (count) => (count === 1 ? "1 point" : `${count} points`);

export const words = {
  title: "Home",
  hello: "Rehearse before you go on stage",
  promise:
    "Give Greenroom your CV and a job advert. Interviewers ask what this job and this CV call for, and show you what each answer was worth, and why.",
  local: "No account. Nothing leaves this machine unless you connect a model yourself.",
  begin: "Set up an interview",
  sample: "Try the sample",
  stepsTitle: "How it goes",
  steps: [
    { title: "Bring a CV and an advert", text: "Or take the sample. Two minutes, no account." },
    { title: "Answer five to ten questions", text: "In your own time. Nobody cuts you off, and you can pause until tomorrow." },
    { title: "See what to say next time", text: "Each score with the words that earned it, and a plan until the day." },
  ],
  back: "Welcome back",
  loading: "Looking up your interviews.",
  new: "New interview",
  continueTitle: "Go on where you stopped",
  /** @param {number} number @param {number} total */
  continueAt: (number, total) => `Continue: question ${number} of ${total}`,
  continue: "Continue",
  preparing: "Continue: it is being prepared",
  more: (/** @type {number} */ count) => (count === 1 ? "One more is unfinished, below." : `${count} more are unfinished, below.`),
  openQuestion: "The question that is open",
  coaching: "Newest coaching",
  coachingFrom: (/** @type {string} */ what) => `From your ${what}`,
  coachingNone: "Nothing to work on was found in it. The report has every answer.",
  youSaid: "You said:",
  toReport: "Open the report",
  practise: "Practise next",
  planToday: "In your study plan for today",
  planNext: "Next in your study plan",
  minutes: (/** @type {number} */ minutes) => `${minutes} minutes`,
  toPlan: "Open the study plan",
  weakest: "Your weakest so far",
  nothingToPractise: "Finish an interview with a few graded answers, and this shows what to practise.",
  trend: "How it goes over time",
  trendOf: "Show",
  overall: "All questions together",
  trendHint: "Interviews with fewer than three graded answers, or with most answers off the topic or not in sentences, are left out.",
  chart: (/** @type {string} */ what) => `Scores over time: ${what}. The same figures stand in the table.`,
  chartLoading: "Drawing the chart.",
  date: "Day",
  score: "Score",
  /** A single difference is as likely to be chance. @param {number[]} scores oldest first, two or more */
  progress: (scores) => {
    const [first, second] = scores;
    if (scores.length === 2) return `Two interviews so far: ${first}, then ${second}. Two are too few to call it progress.`;
    const change = scores[scores.length - 1] - first;
    return change === 0 ? "As at the first time." : `${points(Math.abs(change))} ${change > 0 ? "up" : "down"} since the first time.`;
  },
  history: "Your interviews",
  filterType: "Type",
  filterStatus: "Show",
  anyType: "All types",
  filters: { all: "All", open: "Unfinished", scored: "Scored", unscored: "Not scored" },
  none: "No interview is like that.",
  clear: "Show all",
  type: "Type",
  role: "Role",
  actions: "Actions",
  notScored: "Not scored",
  of100: "of 100",
  report: "Report",
  delete: "Delete",
  /** @param {string} day @param {string} time */
  at: (day, time) => `${day}, ${time}`,
  /** @param {string} what @param {string} when */
  named: (what, when) => `${what}, ${when}`,
  deleteNamed: (/** @type {string} */ what) => `Delete: ${what}`,
  deleteAsk: "Delete it with its answers and grades, for good?",
  deleteYes: "Delete for good",
  deleting: "Deleting",
  deleted: (/** @type {string} */ what) => `Deleted: ${what}.`,
  shown: (/** @type {number} */ count) => (count === 1 ? "1 interview" : `${count} interviews`),
  leftOut: { too_few_answers: "Too few answers", not_meant: "Not counted: answers off the topic or not in sentences" },
};

/**
 * What an interview is called: "Behavioural: Backend Engineer", or without an advert "Behavioural: mid level, technology".
 * @param {{ interviewType: string, roleLevel: string, industry?: string, jobTitle?: string }} interview
 */
export function titleOf(interview) {
  const role = [term("level", interview.roleLevel).toLowerCase()];
  if (interview.industry && interview.industry !== "any") role.push(term("industry", interview.industry).toLowerCase());
  return `${term("type", interview.interviewType)}: ${interview.jobTitle || role.join(", ")}`;
}
