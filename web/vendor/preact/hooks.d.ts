/** What we use of Preact's hooks, for the type check; the library itself is hooks.js. */
type Update<S> = (next: S | ((previous: S) => S)) => void;
export function useState<S>(initial: S | (() => S)): [S, Update<S>];
export function useReducer<S, A>(reducer: (state: S, action: A) => S, initial: S): [S, (action: A) => void];
export function useEffect(effect: () => void | (() => void), inputs?: readonly unknown[]): void;
export function useLayoutEffect(effect: () => void | (() => void), inputs?: readonly unknown[]): void;
export function useRef<T>(initial: T): { current: T };
export function useMemo<T>(make: () => T, inputs: readonly unknown[]): T;
export function useCallback<T extends (...given: any[]) => any>(call: T, inputs: readonly unknown[]): T;
export function useContext<T>(context: { Provider: any; Consumer: any; __value?: T }): T;
export function useId(): string;
export function useErrorBoundary(caught?: (fault: any) => void): [any, () => void];
