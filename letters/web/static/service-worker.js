// Keeps the page's own files, so that it works without a network after the first visit. Nothing else is ever kept or asked
// for. `FILES`, all versioned names, and `NAME`, which changes with them, are put in front by the build (scripts/site).
/* global FILES, NAME */

const BEGINNING = ["./", ...FILES.filter((/** @type {string} */ name) => /\.(?:css|js|webmanifest|svg|png)$/.test(name))];

const self_ = /** @type {any} */ (self);

self_.addEventListener("install", (/** @type {any} */ event) => {
  event.waitUntil(caches.open(NAME).then((kept) => kept.addAll(BEGINNING)).then(() => self_.skipWaiting()));
});

self_.addEventListener("activate", (/** @type {any} */ event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name !== NAME) await caches.delete(name);
    await self_.clients.claim();
  })());
});

self_.addEventListener("fetch", (/** @type {any} */ event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== location.origin) return;
  event.respondWith(event.request.mode === "navigate" ? first(event.request) : versioned(event.request));
});

/** The first page, new where there is a network. @param {Request} request */
async function first(request) {
  const kept = await caches.open(NAME);
  try {
    const answer = await fetch(request);
    if (answer.ok) await kept.put("./", answer.clone());
    return answer;
  } catch {
    return (await kept.match("./")) ?? Response.error();
  }
}

/** A file whose name tells its content: from here where it is kept. @param {Request} request */
async function versioned(request) {
  const kept = await caches.open(NAME);
  const found = await kept.match(request);
  if (found) return found;
  const answer = await fetch(request);
  const name = new URL(request.url).pathname.split("/").pop();
  if (answer.ok && FILES.includes(`./${name}`)) await kept.put(request, answer.clone());
  return answer;
}
