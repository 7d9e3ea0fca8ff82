/** What we use of Preact, for the type check; the library itself is preact.js. */
export type Child = any;
export function h(type: any, props: any, ...children: Child[]): Child;
export function render(what: Child, into: Element): void;
export const Fragment: any;
export function createContext<T>(value: T): { Provider: any; Consumer: any; __value?: T };
