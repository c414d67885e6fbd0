// What is chosen and typed on the first screen before the interpreter is there: kept in the tab, past a reload, and given to
// the application when it can take it. Until then nothing of it is called stored.

import { here } from "./folder.js";

const KEY = here("letters-early");

/**
 * Lines of each form by its address, and the form that was sent, if one was.
 * @typedef {{fields: Record<string, string>, sent?: {action: string, body: string}}} Early
 */

/** @returns {Early} */
function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "") ?? { fields: {} };
  } catch {
    return { fields: {} };
  }
}

/** @param {Early} early */
function write(early) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(early));
  } catch {
    // a tab that may keep nothing still has what stands on the screen
  }
}

/** @param {HTMLFormElement} form @param {HTMLElement | null} [button] the one that sends it */
export const lines = (form, button = null) =>
  new URLSearchParams(/** @type {any} */ ([...new FormData(form, button)].filter(([, value]) => typeof value === "string"))).toString();

/** @param {HTMLFormElement} form */
const address = (form) => form.getAttribute("action") ?? "/";

/** Notes a form as it stands. @param {HTMLFormElement} form */
export function note(form) {
  const early = read();
  write({ ...early, fields: { ...early.fields, [address(form)]: lines(form) } });
}

/** Notes that a form was sent. @param {HTMLFormElement} form @param {HTMLElement | null} button */
export function noteSent(form, button) {
  note(form);
  write({ ...read(), sent: { action: address(form), body: lines(form, button) } });
}

/** The form that waits to be sent. */
export const sent = () => read().sent;

/** Puts what was noted back into the forms under `root`. @param {ParentNode} root */
export function putBack(root) {
  const { fields } = read();
  for (const form of root.querySelectorAll("form")) {
    const noted = fields[address(form)];
    if (noted !== undefined) fill(form, new URLSearchParams(noted));
  }
}

/** @param {HTMLFormElement} form @param {URLSearchParams} noted */
function fill(form, noted) {
  for (const field of form.elements) {
    if (field instanceof HTMLTextAreaElement) field.value = noted.get(field.name) ?? field.value;
    if (!(field instanceof HTMLInputElement) || field.type === "hidden" || field.type === "file") continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked = noted.getAll(field.name).includes(field.value);
    else field.value = noted.get(field.name) ?? field.value;
  }
}

/** The application has it now. */
export function forget() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // nothing was kept
  }
}
