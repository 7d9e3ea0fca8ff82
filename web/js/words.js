/** Every text of the page, in one catalogue, so that another language is another catalogue. */
export const words = {
  tryAgain: "Try again",
  broken: "Something on this page went wrong. Nothing that was acknowledged is lost; reload to go on.",
  skip: "Skip to content",
  nav: { home: "Home", setup: "New interview", study: "Study plan", settings: "Settings", label: "Main" },
};
