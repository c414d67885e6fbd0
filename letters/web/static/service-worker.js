// The page without a network: what it begins with is kept here when it is installed, the parts of the interpreter by the
// worker that fetches them (parts.js). A new version waits until the person takes it, or no page of the old one is open.
// `FILES`, all versioned names, and `NAME`, which changes with them, are put in front by the build (scripts/site).

const FOLDER = new URL("./", location.href).pathname;
const OWN = FOLDER === "/" ? "" : FOLDER; // ends all names, as folder.js has it: it stands in modules, and this is none
const PARTS_KEPT = `letters-files${OWN}`, FIRST_KEPT = `${NAME}${OWN}`, FIRST = "./";
const VERSION = /^letters-[0-9a-f]{12}/; // as NAME is made
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", ({ data }) => { if (data === "take over") worker.skipWaiting(); });

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (request.mode !== "navigate") event.respondWith(versioned(request));
  else if (isFirst(address)) event.respondWith(first(request));
});

/** What encrypts copies: the worker fetches it when the first copy gets a passphrase, and that may be without a network. @param {string} name */
const isSeldom = (name) => name.startsWith("./age.");

/** What is small is fetched now; for a new version of a page that works already, everything: it may be taken without a network. */
async function install() {
  const files = await caches.open(PARTS_KEPT);
  const wanted = worker.registration.active ? FILES : FILES.filter((name) => !name.endsWith(".bin") || isSeldom(name));
  for (const name of wanted) if (!(await files.match(name))) await files.add(name);
  await (await caches.open(FIRST_KEPT)).add(new Request(FIRST, { cache: "reload" }));
}

async function activate() {
  for (const name of await caches.keys()) {
    if (isFirstPage(name) && name !== FIRST_KEPT) await caches.delete(name);
  }
  const files = await caches.open(PARTS_KEPT);
  for (const { url } of await files.keys()) {
    const name = `./${url.split("/").pop()}`;
    const isHere = url.startsWith(worker.registration.scope);
    if (isHere && !FILES.includes(name) && !name.startsWith("./compiled.")) await files.delete(url);
  }
  await worker.clients.claim();
}

/** Whether a version of this copy keeps its first page there: other pages of the host may keep what is theirs. @param {string} name */
const isFirstPage = (name) => VERSION.test(name) && name.replace(VERSION, "") === OWN;

/** @param {URL} address */
function isFirst(address) {
  const scope = new URL(worker.registration.scope).pathname;
  return address.pathname === scope || address.pathname === `${scope}index.html`;
}

/** The first page of this version. @param {Request} request */
async function first(request) {
  return (await caches.match(FIRST, { cacheName: FIRST_KEPT })) ?? fetch(request);
}

/** A file whose name tells its content: from here where it is kept. @param {Request} request */
async function versioned(request) {
  return (await caches.match(request, { cacheName: PARTS_KEPT })) ?? fetch(request);
}
