/** Where we are: the part of the address after #, so that the page works under every path that serves it. */
import { useEffect, useState } from "./html.js";

/** @typedef {{ screen: string, id: string, rest: string, query: URLSearchParams }} Place */

/** @returns {Place} */
export function here() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  const [screen, id = "", ...rest] = path.split("/").map(decodeURIComponent);
  return { screen: screen || "home", id, rest: rest.join("/"), query: new URLSearchParams(query || "") };
}

/** @param {string} path such as "interview/ID" */
export function go(path) {
  location.hash = `#/${path}`;
}

/** @returns {Place} */
export function usePlace() {
  const [place, setPlace] = useState(here());
  useEffect(() => {
    const moved = () => setPlace(here());
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, []);
  return place;
}
