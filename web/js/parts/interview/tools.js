/**
 * What stands beside the answer box: other ways of bringing words into it. Each tool is a component that draws nothing where its
 * browser cannot do it, and is given:
 * `insert(words, source)` adds words to the answer, with how they came about ("dictated", "spoken");
 * `language` of the interview; `place`, the id of the question, whose change ends whatever the tool is doing.
 */
import { Record } from "../recording/record.js";
import { Dictation } from "./dictation.js";

/** @type {((props: { insert: (words: string, source: string) => void, language: string, place: string }) => any)[]} */
export const TOOLS = [Dictation, Record];
