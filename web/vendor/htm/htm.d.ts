/** What we use of htm, for the type check; the library itself is htm.js. */
declare const htm: { bind(h: (...given: any[]) => any): (strings: TemplateStringsArray, ...values: any[]) => any };
export default htm;
