// The page's application inside the browser: Python, the project and its packages, spoken to by messages.
//
//   in   {id, method, path, headers, body}     a request as a server would get it
//   out  {id, status, headers, body}           its answer;  {id, error} where the application itself broke
//        {loaded, whole}                       while parts arrive;  {ready} or {failed} once
//        {kept}                                whether the parts lie here for a start without a network
//        {compiled}                            what was compiled is kept for the next start
//
// `PARTS`, the names of the versioned files, is put in front by the build (scripts/site).

import { here } from "./folder.js";
import { packed, sealing } from "./sealing.js";
import { storage } from "./storage.js";
import { compiled, files, forgetCompiled, keepCompiled, kept, part } from "./parts.js";

const HOME = "/app", LIBRARY = "/lib/python314.zip";
const BEFORE = compiled(PARTS.compiled); // what an earlier start compiled: modules by their place, the library by ""
const QUIET = 4000; // milliseconds without a request, after which what was compiled is kept

let loaded = 0;

/** @param {number} bytes */
function arrived(bytes) {
  loaded += bytes;
  postMessage({ loaded, whole: PARTS.whole });
}

/** @param {string} name */
const bytesOf = async (name) => new Uint8Array(await new Response(await part(name, arrived)).arrayBuffer());

/** The interpreter's JavaScript: too long to be sent as it is, so it is unpacked and imported from memory. */
async function interpreter() {
  const address = URL.createObjectURL(new Blob([await bytesOf(PARTS.script)], { type: "text/javascript" }));
  try {
    return (await import(address)).default;
  } finally {
    URL.revokeObjectURL(address);
  }
}

// The interpreter asks for its parts by the names it knows; it gets those that were packed, unpacked while they arrive.
const asked = self.fetch;
self.fetch = async (address, options) => {
  const name = new URL(String(address), location.href).pathname.split("/").pop();
  if (name === "pyodide.asm.wasm") {
    return new Response(await part(PARTS.wasm, arrived), { headers: { "Content-Type": "application/wasm" } });
  }
  if (name !== "library.zip") return asked(address, options);
  return new Response(/** @type {BodyInit} */ ((await BEFORE).get("") ?? await part(PARTS.library, arrived)));
};

/** @param {any} python @param {Iterable<[string, Uint8Array]>} content */
function unpack(python, content) {
  const made = new Set();
  for (const [path, bytes] of content) {
    if (!path) continue;
    const place = `${HOME}/${path}`;
    const folder = place.slice(0, place.lastIndexOf("/"));
    if (!made.has(folder)) {
      python.FS.mkdirTree(folder);
      made.add(folder);
    }
    python.FS.writeFile(place, bytes, { canOwn: true });
  }
}

/** What encrypts, when it is first used. */
async function age() {
  const modules = JSON.parse(new TextDecoder().decode(await bytesOf(PARTS.age)));
  return packed(modules, (_, source) => URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
}

async function start() {
  const [script, { loadPyodide }, application, before] = await Promise.all([
    interpreter(),
    import(PARTS.loader),
    bytesOf(PARTS.application),
    BEFORE,
  ]);
  const python = await loadPyodide({
    indexURL: new URL(".", location.href).href,
    stdLibURL: new URL("library.zip", location.href).href,
    lockFileContents: { info: PARTS.info, packages: {} },
    createPyodideModule: script,
    env: { HOME, TZ: "Asia/Shanghai" },
  });
  unpack(python, files(application));
  unpack(python, before);
  python.FS.chdir(HOME);
  python.runPython(`import sys; sys.dont_write_bytecode = False; sys.path.insert(0, "${HOME}")`);
  const inside = python.pyimport("letters.web.browser.inside").Inside(storage, sealing(age));
  postMessage({ ready: true });
  kept().then((all) => postMessage({ kept: all }));
  return inside;
}

const application = start();
application.catch((error) => {
  forgetCompiled(PARTS.compiled);
  postMessage({ failed: String(error) });
});

let waiting = 0, known = 0;

/** Keeps what was compiled, once nothing is asked for a while and there is more of it than was kept. */
function keepLater() {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const inside = await application;
    known ||= (await BEFORE).size;
    const made = await inside.compiled(HOME, LIBRARY, known);
    const content = made?.toJs({ create_pyproxies: false });
    made?.destroy();
    if (!content) return;
    known = content.length;
    await keepCompiled(PARTS.compiled, content);
    postMessage({ compiled: true });
  }, QUIET);
}

/** Of two tabs that change a case at once one goes first. @param {string} path @param {() => Promise<any>} work */
function alone(path, work) {
  return navigator.locks.request(`${here("letters")}-${path.split("/").slice(0, 3).join("/")}`, work);
}

addEventListener("message", async ({ data }) => {
  const { id, method, path, headers, body } = data;
  clearTimeout(waiting);
  try {
    const inside = await application;
    const respond = () => inside.respond(method, path, headers, body ?? new Uint8Array());
    const answer = await (method === "GET" ? respond() : alone(path, respond));
    const [status, told, content] = answer.toJs({ create_pyproxies: false });
    answer.destroy();
    postMessage({ id, status, headers: told, body: content });
  } catch (error) {
    postMessage({ id, status: 500, headers: [], body: new Uint8Array(), error: String(error) });
  }
  keepLater();
});
