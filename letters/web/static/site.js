// The page without a server: links and forms go to the worker, which answers them as a server would; what it answers is
// put in the place of what stands here. The address keeps the place after #, so that going back and reloading work.
// `WORKER`, the versioned name of the worker, and `SHEETS`, those of style sheets by the address that the application gives
// them, are put in front by the build (scripts/site).
/* global WORKER, SHEETS */
import { dress } from "./behaviours.js";

const NEEDS = [
  ["WebAssembly", () => typeof WebAssembly === "object" && "Exception" in WebAssembly],
  ["DecompressionStream", () => typeof DecompressionStream === "function"],
  ["indexedDB", () => typeof indexedDB === "object" && indexedDB !== null],
  ["locks", () => "locks" in navigator],
  ["Worker", () => typeof Worker === "function"],
];
const OWN = /MicroMessenger|QQ\/|Weibo/i; // browsers inside other programs, which keep nothing

const main = () => /** @type {HTMLElement} */ (document.getElementById("main"));

/** @param {string} text */
function say(text) {
  const line = /** @type {HTMLElement} */ (document.getElementById("state"));
  line.textContent = text;
  line.hidden = !text;
}

const missing = NEEDS.filter(([, has]) => !(/** @type {() => boolean} */ (has)()));
if (OWN.test(navigator.userAgent)) {
  say("请点右上角，选“在浏览器打开”，再开始写：在这里写的，关掉就没有了。");
} else if (missing.length) {
  say("这个浏览器太旧，打不开。换一部新一点的手机，或者用电脑上的浏览器。");
} else {
  kept().then(begin);
}

/** Waits until what is fetched is kept for the time without a network; where nothing may be kept, it is not. */
async function kept() {
  try {
    await navigator.serviceWorker.register("./service-worker.js");
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) => {
      navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true });
    });
  } catch {
    say("这个浏览器不让网页存东西：不联网的时候打不开。");
  }
}

function begin() {
  const worker = new Worker(WORKER, { type: "module" });
  /** @type {Map<number, (answer: any) => void>} */
  const waiting = new Map();
  let last = 0;
  let isReady = false;

  worker.addEventListener("message", ({ data }) => {
    if (data.loaded) {
      if (!isReady) say(`正在准备，${Math.min(99, Math.round((100 * data.loaded) / data.whole))}%。可以先想想最要紧的一件事。`);
    } else if (data.ready) {
      isReady = true;
      say("");
      show(location.hash.slice(1) || "/");
    } else if (data.failed) {
      say("没有准备好：网络断了，或者手机内存不够。关掉别的网页，再打开一次。");
    } else {
      waiting.get(data.id)?.(data);
      waiting.delete(data.id);
    }
  });

  /** @type {import("./behaviours.js").Ask} */
  function request(method, path, body, headers = {}) {
    last += 1;
    const told = typeof body === "string" ? { "Content-Type": "application/x-www-form-urlencoded", ...headers } : headers;
    const bytes = typeof body === "string" ? new TextEncoder().encode(body) : (body ?? new Uint8Array());
    return new Promise((resolve) => {
      waiting.set(last, resolve);
      worker.postMessage({ id: last, method, path, headers: Object.entries(told), body: bytes });
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
    let place = path;
    while (answer.status === 303) {
      place = header(answer, "location");
      answer = await request("GET", place);
    }
    if (header(answer, "content-disposition")) {
      keep(answer);
      return;
    }
    if (!header(answer, "content-type").startsWith("text/html")) {
      say("这一步没有做成。刚才写的还在，再试一次。");
      return;
    }
    if (location.hash.slice(1) !== place) history.pushState(null, "", `#${place}`);
    for (const screen of swap(new TextDecoder().decode(answer.body))) dress(screen, ask);
    for (const frame of document.querySelectorAll("iframe")) await fill(frame);
  }

  /** A frame has no server either: its page is asked for here and put into it. @param {HTMLIFrameElement} frame */
  async function fill(frame) {
    const answer = await request("GET", frame.dataset.src ?? "");
    const html = new TextDecoder().decode(answer.body);
    frame.srcdoc = html.replace(/href="([^"]*)"/g, (_, path) => `href="${SHEETS[path] ?? within(path)}"`);
  }

  addEventListener("popstate", () => show(location.hash.slice(1) || "/"));
  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a");
    const path = link?.getAttribute("href") ?? "";
    if (!isReady || !path.startsWith("/")) return;
    event.preventDefault();
    show(path);
  });
  document.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!isReady) return;
    const form = /** @type {HTMLFormElement} */ (event.target);
    const data = new FormData(form, event.submitter);
    show(form.getAttribute("action") ?? "/", new URLSearchParams(/** @type {any} */ (data)).toString());
  });
}

/** A sentence in a frame leads to a place of this page, as its address has it. @param {string} path */
const within = (path) => (path.startsWith("/c/") ? new URL(`#${path}`, location.href).href : path);

/** @param {any} answer @param {string} name */
function header(answer, name) {
  const found = answer.headers.find((/** @type {[string, string]} */ each) => each[0].toLowerCase() === name);
  return found ? found[1] : "";
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

/** A file for the person to keep. @param {any} answer */
function keep(answer) {
  const name = /filename\*=UTF-8''([^;]+)/.exec(header(answer, "content-disposition"));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([answer.body], { type: header(answer, "content-type") }));
  link.download = name ? decodeURIComponent(name[1]) : "";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
