// How safe what is stored here is, told under every screen: whether the browser promised to keep it, when a copy was taken
// last, whether the page works without a network, and whether a newer one waits.

import { here } from "./folder.js";

const DAY = 86_400_000;

const COPIED = here("letters-copied"); // begins the words by which it is known when a case was copied last

const line = () => /** @type {HTMLElement} */ (document.getElementById("kept"));

/** What is known of it. `isOffline` is null until it is known. */
const known = { promised: false, isAsked: false, isOffline: /** @type {boolean | null} */ (null) };

/** @param {string} name @returns {string | null} */
function word(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** The case that an address is of, "" for none. @param {string} path */
const caseOf = (path) => /^\/c\/([^/]+)/.exec(path)?.[1] ?? "";

/** Whether the screen is one of a case that is still here: of one that was deleted no copy can be taken. */
const isOpen = () => document.querySelector("[data-kept]") !== null;

/** Whether nothing lies here any more: the last case was deleted, or the person has left. */
const isEmpty = () => document.querySelector("[data-empty], [data-forget]") !== null;

/** @param {string} path where the person is */
export async function tell(path) {
  known.promised ||= (await navigator.storage?.persisted?.()) ?? false;
  line().hidden = true;
  if (isEmpty()) return;
  const id = isOpen() ? caseOf(path) : "";
  const told = [];
  if (known.promised) told.push("内容只在这个浏览器里；浏览器答应一直留着。");
  else if (known.isAsked) told.push("内容只在这个浏览器里。七天不打开，这里的内容可能被手机清掉。");
  if (known.isOffline === false) told.push("这个浏览器没有留下程序：不联网的时候打不开。");
  if (id) told.push(age(Number(word(`${COPIED}-${id}`)), Date.now()));
  line().replaceChildren(told.join(""));
  if (id) line().append(" ", link(`/c/${id}/copy`, "存一份到手机"));
  line().hidden = !told.length;
}

/** How old the copy is that was taken last. @param {number} at 0 for none @param {number} now both as milliseconds */
export function age(at, now) {
  if (!at) return "还没有存过一份。";
  const days = Math.floor((now - at) / DAY);
  return days < 1 ? "一天之内存过一份。" : `上次存一份是 ${days} 天以前。`;
}

/** @param {string} path @param {string} text */
function link(path, text) {
  const made = document.createElement("a");
  made.href = path;
  made.textContent = text;
  return made;
}

/** A file was taken out: where it is the copy of a case, the day is noted. @param {string} path */
export function taken(path) {
  if (!/^\/c\/[^/]+\/copy\.zip$/.test(path)) return;
  try {
    localStorage.setItem(`${COPIED}-${caseOf(path)}`, String(Date.now()));
  } catch {
    // it is not known then
  }
}

/** Asks the browser, once something is stored, to keep it whatever else it clears. */
export async function ask() {
  if (known.isAsked) return;
  known.isAsked = true;
  try {
    known.promised = (await navigator.storage?.persist?.()) ?? false;
  } catch {
    known.promised = false;
  }
}

/** @param {boolean} isKept whether the parts lie here */
export function offline(isKept) {
  known.isOffline = isKept && "serviceWorker" in navigator;
}

/** Keeps the page for the time without a network, and says so where a newer one is there: it is taken when the person says. */
export async function install() {
  try {
    const registration = await navigator.serviceWorker.register("./service-worker.js");
    const look = () => {
      if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
    };
    look();
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
  } catch {
    known.isOffline = false;
  }
}

/** @param {ServiceWorker} waiting */
function offer(waiting) {
  const place = /** @type {HTMLElement} */ (document.getElementById("newer"));
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "换上新的";
  button.addEventListener("click", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage("take over");
  });
  place.replaceChildren("这个网页有新的版本。写的内容都留着。", button);
  place.hidden = false;
}
