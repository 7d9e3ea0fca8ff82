/** The one place that binds the view library: `html` makes what Preact draws, hooks come from here too. */
import { createContext, Fragment, h, render } from "../vendor/preact/preact.js";
import htm from "../vendor/htm/htm.js";

export const html = htm.bind(h);
export { createContext, Fragment, h, render };
export { useCallback, useContext, useEffect, useErrorBoundary, useId, useLayoutEffect, useMemo, useReducer, useRef, useState } from "../vendor/preact/hooks.js";
