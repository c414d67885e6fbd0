// What scripts add to a screen that does without them: each behaviour stands in a file of its own and exports
// `attach(root, ask, dress)`, which finds by data-attributes, under `root` alone, what it is for. In the site a screen takes the place of
// another without a page being loaded: what runs on by itself ends once its `root.isConnected` is false.
//
//   dress(document, ask)     when a page was loaded (home.js);  dress(screen, ask)     after each swap (site.js)

import { attach as alone } from "./alone.js";
import { attach as beside } from "./beside.js";
import { attach as blank } from "./blank.js";
import { attach as copy } from "./copy.js";
import { attach as calendars } from "./calendars.js";
import { attach as drop } from "./drop.js";
import { attach as evidence } from "./evidence.js";
import { attach as find } from "./find.js";
import { attach as forget } from "./forget.js";
import { attach as frames } from "./frames.js";
import { attach as keeping } from "./keeping.js";
import { attach as open } from "./open.js";
import { attach as pages } from "./pages.js";
import { attach as phone } from "./phone.js";
import { attach as rows } from "./rows.js";
import { attach as stepper } from "./stepper.js";

/**
 * What came of a request; redirects were followed.
 * @typedef {{status: number, headers: [string, string][], body: Uint8Array}} Answer
 */
/**
 * Asks the application: a fetch at home, a message to the worker in the site. A text in `body` is a form unless `headers` say else.
 * @typedef {(method: string, path: string, body?: string | Uint8Array | Blob, headers?: Record<string, string>) => Promise<Answer>} Ask
 */
/**
 * Dresses what came to stand on the screen; handed to each behaviour, since no module may import the one that imports it.
 * @typedef {(root: Document | Element, ask: Ask) => void} Dress
 * @typedef {(root: Document | Element, ask: Ask, dress: Dress) => void | Promise<void>} Attach
 */

const ALL = [
  alone, beside, blank, calendars, copy, drop, evidence, find, forget, frames, keeping, open, pages, phone, rows, stepper,
];

/** @param {Document | Element} root @param {Ask} ask */
export function dress(root, ask) {
  document.documentElement.classList.add("scripted"); // what needs a script is shown where there is one
  for (const attach of /** @type {Attach[]} */ (ALL)) attach(root, ask, dress);
}
