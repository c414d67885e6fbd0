// Leaving somebody else's phone or computer: the page takes away all that it kept in this browser, itself included, for what
// is left would tell that it was used here. Only where no case is left, which was typed for one by one.

import { forgetAll } from "./storage.js";

/** @param {Document | Element} root */
export function attach(root) {
  for (const last of root.querySelectorAll("[data-forget]")) forget(last);
}

/** @param {Element} last */
async function forget(last) {
  await forgetAll();
  if ("caches" in self) for (const name of await caches.keys()) await caches.delete(name);
  if ("serviceWorker" in navigator) {
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
  }
  localStorage.clear();
  sessionStorage.clear();
  const told = last.querySelector("[data-forgotten]");
  if (told instanceof HTMLElement) told.hidden = false;
}
