// The page without a server: links and forms go to the worker, which answers them as a server would; what it answers is
// put in the place of what stands here. The address keeps the place after #, so that going back and reloading work.
// `WORKER`, the versioned name of the worker, and `SHEETS`, those of style sheets by the address that the application gives
// them, are put in front by the build (scripts/site).

import { dress } from "./behaviours.js";
import * as early from "./early.js";
import * as lasting from "./lasting.js";
import { lacking } from "./needs.js";

/** @typedef {import("./behaviours.js").Answer} Answer */

const FULL = "这部手机放不下了，刚才写的还没有存。这一页不要关：删掉手机里不用的照片、录像，再点一次。";
const BROKEN = "这一步没有做成。刚才写的还在这一页，再试一次；还不行，刷新这一页。";

const main = () => /** @type {HTMLElement} */ (document.getElementById("main"));
const place = () => location.hash.slice(1) || "/";

/** @param {string} text @param {boolean} [canRetry] */
function say(text, canRetry = false) {
  const line = /** @type {HTMLElement} */ (document.getElementById("state"));
  line.replaceChildren(text);
  line.hidden = !text;
  if (!canRetry) return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "再打开一次";
  button.addEventListener("click", () => location.reload());
  line.append(" ", button);
}

const told = await lacking();
if (told) {
  say(told);
  main().hidden = true; // what would be typed could not be kept
} else {
  begin();
}

function begin() {
  const worker = new Worker(WORKER, { type: "module" });
  /** @type {Map<number, (answer: Answer & {error?: string}) => void>} */
  const waiting = new Map();
  let last = 0, isReady = false, isNoted = false;

  lasting.install();
  if (place() === "/") early.putBack(main());
  else main().replaceChildren("正在打开您上次看的那一页。");
  if (early.sent()) isNoted = true;
  dress(document.body, ask);

  worker.addEventListener("message", ({ data }) => {
    if (data.loaded) prepared(data.loaded / data.whole);
    else if (data.ready) ready();
    else if (data.failed) say("没有准备好：网络断了，或者手机内存不够。关掉别的网页，再打开一次；刚才选的还在。", true);
    else if ("kept" in data) { lasting.offline(data.kept); lasting.tell(place()); }
    else if (data.compiled) document.documentElement.classList.add("compiled");
    else answered(data);
  });
  worker.addEventListener("error", () => say("没有准备好，再打开一次；刚才选的还在。", true));

  /** @param {number} share */
  function prepared(share) {
    if (isReady) return;
    const far = `正在准备，${Math.min(99, Math.round(100 * share))}%。`;
    say(isNoted ? `${far}刚才选的记在这一页了，还没有存；准备好就接着走。` : `${far}可以先选、先填，准备好再存。`);
  }

  async function ready() {
    isReady = true;
    say("");
    const sent = early.sent();
    await (sent ? show(sent.action, sent.body) : show(place()));
    if (!sent) early.putBack(main());
    early.forget();
    document.documentElement.classList.add("ready");
  }

  /** @param {{id: number} & Answer} data */
  function answered(data) {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  }

  /** @type {(...asked: Parameters<import("./behaviours.js").Ask>) => Promise<Answer & {error?: string}>} */
  function request(method, path, body, headers = {}) {
    last += 1;
    const named = typeof body === "string" ? { "Content-Type": "application/x-www-form-urlencoded", ...headers } : headers;
    const bytes = typeof body === "string" ? new TextEncoder().encode(body) : (body ?? new Uint8Array());
    return new Promise((resolve) => {
      waiting.set(last, resolve);
      worker.postMessage({ id: last, method, path, headers: Object.entries(named), body: bytes });
    });
  }

  /** As `fetch` does, a redirect is followed. @type {import("./behaviours.js").Ask} */
  async function ask(method, path, body, headers) {
    const answer = await request(method, path, body, headers);
    return answer.status === 303 ? ask("GET", header(answer, "location")) : answer;
  }

  /** @param {string} path @param {string} [body] */
  async function show(path, body) {
    let answer = await request(body === undefined ? "GET" : "POST", path, body);
    let at = path;
    if (body !== undefined && answer.status < 400) await lasting.ask();
    while (answer.status === 303) {
      at = header(answer, "location");
      answer = await request("GET", at);
    }
    if (answer.error) say(/QuotaExceeded/.test(answer.error) ? FULL : BROKEN);
    else if (header(answer, "content-disposition")) keep(answer, at);
    else if (!header(answer, "content-type").startsWith("text/html")) say(BROKEN);
    else await put(answer, at);
  }

  /** @param {Answer} answer @param {string} at */
  async function put(answer, at) {
    say("");
    if (place() !== at) history.pushState(null, "", `#${at}`);
    for (const screen of swap(new TextDecoder().decode(answer.body))) dress(screen, ask);
    lasting.tell(at);
    for (const frame of document.querySelectorAll("iframe")) await fill(frame);
  }

  /** A frame has no server either: its page is asked for here and put into it. @param {HTMLIFrameElement} frame */
  async function fill(frame) {
    const answer = await request("GET", frame.dataset.src ?? "");
    const html = new TextDecoder().decode(answer.body);
    frame.srcdoc = html.replace(/href="([^"]*)"/g, (_, path) => `href="${SHEETS[path] ?? within(path)}"`);
  }

  addEventListener("popstate", () => { if (isReady) show(place()); });
  document.addEventListener("click", (event) => {
    const path = /** @type {Element} */ (event.target).closest("a")?.getAttribute("href") ?? "";
    if (!path.startsWith("/")) return;
    event.preventDefault();
    if (isReady) show(path);
    else history.replaceState(null, "", `#${path}`); // it is what is shown first then
  });
  document.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (isReady) show(form.getAttribute("action") ?? "/", early.lines(form, event.submitter));
    else noted(() => early.noteSent(form, event.submitter));
  });
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, ({ target }) => {
      const form = target instanceof Element ? target.closest("form") : null;
      if (!isReady && form) noted(() => early.note(form));
    });
  }

  /** @param {() => void} note */
  function noted(note) {
    note();
    isNoted = true;
    say("刚才选的记在这一页了，还没有存；准备好就接着走。");
  }
}

/** A sentence in a frame leads to a place of this page, as its address has it. @param {string} path */
const within = (path) => (path.startsWith("/c/") ? new URL(`#${path}`, location.href).href : path);

/** @param {Answer} answer @param {string} name */
function header(answer, name) {
  return answer.headers.find((each) => each[0].toLowerCase() === name)?.[1] ?? "";
}

/** What took the place of what stood. @param {string} html @returns {Element[]} */
function swap(html) {
  const found = new DOMParser().parseFromString(html, "text/html");
  for (const frame of found.querySelectorAll("iframe")) {
    frame.dataset.src = frame.getAttribute("src") ?? "";
    frame.removeAttribute("src");
  }
  const came = [];
  for (const name of ["header", "main"]) {
    const stands = document.querySelector(name);
    const comes = found.querySelector(name);
    if (!stands || !comes) continue;
    stands.replaceWith(document.adoptNode(comes));
    came.push(comes);
  }
  document.title = found.title;
  scrollTo(0, 0);
  main().focus();
  return came;
}

/** A file for the person to keep. @param {Answer} answer @param {string} path */
function keep(answer, path) {
  const name = /filename\*=UTF-8''([^;]+)/.exec(header(answer, "content-disposition"));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([/** @type {BlobPart} */ (answer.body)], { type: header(answer, "content-type") }));
  link.download = name ? decodeURIComponent(name[1]) : "";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  lasting.taken(path);
  lasting.tell(place());
}
