/** How the page looks: as the system says, light, or dark. */

/** @typedef {"system" | "light" | "dark"} Theme */

/** @param {unknown} theme */
export function showTheme(theme) {
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}
