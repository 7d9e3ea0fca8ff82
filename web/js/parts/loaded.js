/** Something that is read from the server for a screen: loading, there, or not to be had, and a way to ask again. */
import { html, useCallback, useEffect, useRef, useState } from "../html.js";
import { Fault, Waiting } from "./basics.js";

/**
 * @template T
 * @typedef {{ value?: T, fault?: unknown, loading: boolean, again: () => void, put: (value: T) => void }} Loaded
 */

/**
 * Read once, and again when `key` changes or `again` is called. What was there stays while it is read again.
 * @template T
 * @param {() => Promise<T>} read
 * @param {unknown} [key]
 * @returns {Loaded<T>}
 */
export function useLoaded(read, key) {
  const [state, setState] = useState(/** @type {{ value?: T, fault?: unknown, loading: boolean }} */ ({ loading: true }));
  const [turn, setTurn] = useState(0);
  const reading = useRef(read);
  reading.current = read;
  useEffect(() => {
    let wanted = true;
    setState((known) => ({ value: known.value, loading: true }));
    reading.current().then(
      (value) => wanted && setState({ value, loading: false }),
      (fault) => wanted && setState((known) => ({ value: known.value, fault, loading: false })),
    );
    return () => {
      wanted = false;
    };
  }, [key, turn]);
  const again = useCallback(() => setTurn((turns) => turns + 1), []);
  const put = useCallback((/** @type {T} */ value) => setState({ value, loading: false }), []);
  return { ...state, again, put };
}

/**
 * Show what was loaded, or why it is not there yet.
 * @param {{ of: Loaded<any>, waiting: string, children: (value: any) => any }} props
 */
export function Shown({ of, waiting, children }) {
  return html`
    ${of.fault ? html`<${Fault} fault=${of.fault} again=${of.again} />` : null}
    ${of.value === undefined && of.loading ? html`<${Waiting}>${waiting}</${Waiting}>` : null}
    ${of.value !== undefined ? children(of.value) : null}
  `;
}
