// The page's application inside the browser: Python, the project and its packages, spoken to by messages.
//
//   in   {id, method, path, headers, body}     a request as a server would get it
//   out  {id, status, headers, body}           its answer;  {ready}, {failed} once, {loaded, whole} while parts arrive
//
// `PARTS`, the names of the versioned files, is put in front by the build (scripts/site).
/* global PARTS */

import { storage } from "./storage.js";

const HOME = "/app";

/** @param {ReadableStream<Uint8Array>} stream @param {(bytes: number) => void} tell */
function counted(stream, tell) {
  return stream.pipeThrough(new TransformStream({
    transform(piece, out) {
      tell(piece.byteLength);
      out.enqueue(piece);
    },
  }));
}

let loaded = 0;

/** A part as a stream, unpacked here: many hosts send files as they are. @param {string} name */
async function part(name) {
  const answer = await asked(name, { credentials: "omit" });
  if (!answer.ok || !answer.body) throw new Error(`${name}: ${answer.status}`);
  const arriving = counted(answer.body, (bytes) => {
    loaded += bytes;
    postMessage({ loaded, whole: PARTS.whole });
  });
  return name.endsWith(".gz") ? arriving.pipeThrough(new DecompressionStream("gzip")) : arriving;
}

/** @param {string} name */
const bytesOf = async (name) => new Uint8Array(await new Response(await part(name)).arrayBuffer());

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
const UNPACKED = [
  ["/pyodide.asm.wasm", PARTS.wasm, "application/wasm"],
  ["/library.zip", PARTS.library, "application/zip"],
];
self.fetch = async (address, options) => {
  const found = UNPACKED.find(([name]) => String(address).endsWith(name));
  if (!found) return asked(address, options);
  return new Response(await part(found[1]), { headers: { "Content-Type": found[2] } });
};

/** Files one after the other: the length of a list as JSON, the list of [path, size], the contents. @param {Uint8Array} packed */
function* files(packed) {
  const start = 4 + new DataView(packed.buffer).getUint32(0);
  let at = start;
  for (const [path, size] of JSON.parse(new TextDecoder().decode(packed.subarray(4, start)))) {
    yield [path, packed.subarray(at, at + size)];
    at += size;
  }
}

/** @param {any} python @param {Uint8Array} packed */
function unpack(python, packed) {
  const made = new Set();
  for (const [path, content] of files(packed)) {
    const place = `${HOME}/${path}`;
    const folder = place.slice(0, place.lastIndexOf("/"));
    if (!made.has(folder)) {
      python.FS.mkdirTree(folder);
      made.add(folder);
    }
    python.FS.writeFile(place, content, { canOwn: true });
  }
}

/** @param {unknown} error */
function failed(error) {
  postMessage({ failed: String(error) });
}

async function start() {
  const [script, { loadPyodide }, application] = await Promise.all([
    interpreter(),
    import(PARTS.loader),
    bytesOf(PARTS.application),
  ]);
  const python = await loadPyodide({
    indexURL: new URL(".", location.href).href,
    stdLibURL: new URL("library.zip", location.href).href,
    lockFileContents: { info: PARTS.info, packages: {} },
    createPyodideModule: script,
    env: { HOME, TZ: "Asia/Shanghai" },
  });
  unpack(python, application);
  python.FS.chdir(HOME);
  python.runPython(`import sys; sys.path.insert(0, "${HOME}")`);
  const inside = python.pyimport("letters.web.inside").Inside(storage);
  postMessage({ ready: true });
  return inside;
}

const application = start();
application.catch(failed);

addEventListener("message", async ({ data }) => {
  const { id, method, path, headers, body } = data;
  try {
    const inside = await application;
    const answer = await inside.respond(method, path, headers, body ?? new Uint8Array());
    const [status, told, content] = answer.toJs({ create_pyproxies: false });
    answer.destroy();
    postMessage({ id, status, headers: told, body: content });
  } catch (error) {
    postMessage({ id, status: 500, headers: [], body: new Uint8Array(), error: String(error) });
  }
});
