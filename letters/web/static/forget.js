// Leaving somebody else's phone or computer: the page takes away all that it kept in this browser, itself included, for what
// is left would tell that it was used here. Only where no case is left, which was typed for one by one. What other pages of
// the same host keep is theirs: many pages of a free host (user.github.io/…) share one storage.

import { here } from "./folder.js";
import { forgetAll } from "./storage.js";

const HERE = new URL("./", location.href).href;
const CACHES = /^letters-(?:files|[0-9a-f]{12})(?:\/|$)/; // the parts, and the first page of a version (service-worker.js)
const WORD = here("letters-early"), WORDS = `${here("letters-copied")}-`; // early.js, lasting.js

/** @param {Document | Element} root */
export function attach(root) {
  for (const last of root.querySelectorAll("[data-forget]")) forget(last);
}

/** @param {Element} last */
async function forget(last) {
  await forgetAll();
  if ("serviceWorker" in navigator) {
    for (const one of await navigator.serviceWorker.getRegistrations()) if (one.scope === HERE) await one.unregister();
  }
  if ("caches" in self) for (const name of await caches.keys()) if (CACHES.test(name)) await emptied(name);
  for (const words of [localStorage, sessionStorage]) {
    for (const name of Object.keys(words)) if (name === WORD || name.startsWith(WORDS)) words.removeItem(name);
  }
  const told = last.querySelector("[data-forgotten]");
  if (told instanceof HTMLElement) told.hidden = false;
}

/** Takes this page's files out of a store, which goes when no other copy of the page, in another folder, has any in it. @param {string} name */
async function emptied(name) {
  const kept = await caches.open(name);
  for (const { url } of await kept.keys()) if (isHere(url)) await kept.delete(url, { ignoreVary: true });
  if (!(await kept.keys()).length) await caches.delete(name);
}

/** @param {string} url */
const isHere = (url) => url.startsWith(HERE) && !url.slice(HERE.length).includes("/");
