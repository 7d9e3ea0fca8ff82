/** Texts that belong to no single screen. Each screen's own are in words_SCREEN.js, so that another language is another set. */
export const words = {
  tryAgain: "Try again",
  stillTrying: "No answer from Greenroom yet. Still trying.",
  broken: "Something on this page went wrong. Nothing that was acknowledged is lost; reload to go on.",
  notLoaded: "This part of the page could not be loaded. Is Greenroom still running?",
  reload: "Reload the page",
  skip: "Skip to content",
  keepIt: "Keep it",
  opening: "One moment.",
  nav: { home: "Home", setup: "New interview", study: "Study plan", settings: "Settings", label: "Main" },
  step: { waiting: "(not yet)", doing: "(now)", done: "(done)", failed: "(did not work)" },
};
