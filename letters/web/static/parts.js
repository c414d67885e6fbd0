// What the interpreter is made of: fetched once, kept in the browser's storage of files, where the service worker finds it,
// too. And what it compiled, so that the next start need not.

import { here } from "./folder.js";

const FILES = here("letters-files");
const asked = self.fetch; // worker.js puts another in its place

/** The place where files are kept; null where the browser lets no page keep any. @type {Promise<Cache | null>} */
const place = (async () => {
  try {
    return await caches.open(FILES);
  } catch {
    return null;
  }
})();

/** @type {Promise<boolean>[]} */
const keeping = [];

/** Whether all that was fetched lies here now. */
export const kept = async () => (await Promise.all(keeping)).every(Boolean);

/** @param {string} name @returns {Promise<Response>} */
async function fetched(name) {
  const files = await place;
  const found = await files?.match(name);
  if (found) return found;
  const answer = await asked(name, { credentials: "omit" });
  if (!answer.ok || !answer.body) throw new Error(`${name}: ${answer.status}`);
  keeping.push(files ? files.put(name, answer.clone()).then(() => true, () => false) : Promise.resolve(false));
  return answer;
}


/**
 * A part as a stream, unpacked here: many hosts send files as they are.
 * @param {string} name
 * @param {(bytes: number) => void} tell
 */
export async function part(name, tell) {
  const answer = await fetched(name);
  const arriving = /** @type {ReadableStream<BufferSource>} */ (answer.body).pipeThrough(new TransformStream({
    transform(piece, out) {
      tell(piece.byteLength);
      out.enqueue(piece);
    },
  }));
  return arriving.pipeThrough(new DecompressionStream("gzip"));
}

/** Files one after the other: the length of a list as JSON, the list of [path, size], the contents. @param {Uint8Array} packed */
export function* files(packed) {
  const start = 4 + new DataView(packed.buffer).getUint32(0);
  let at = start;
  for (const [path, size] of JSON.parse(new TextDecoder().decode(packed.subarray(4, start)))) {
    yield /** @type {[string, Uint8Array]} */ ([path, packed.subarray(at, at + size)]);
    at += size;
  }
}

/** @param {[string, Uint8Array][]} content @returns {Blob} what `files` reads */
function packed(content) {
  const list = new TextEncoder().encode(JSON.stringify(content.map(([path, bytes]) => [path, bytes.byteLength])));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, list.byteLength);
  return new Blob(/** @type {BlobPart[]} */ ([length, list, ...content.map(([, bytes]) => bytes)]));
}

/** What was compiled in an earlier start of this very version. @param {string} name @returns {Promise<Map<string, Uint8Array>>} */
export async function compiled(name) {
  const found = await (await place)?.match(name);
  return new Map(found ? files(new Uint8Array(await found.arrayBuffer())) : []);
}

/** @param {string} name @param {[string, Uint8Array][]} content */
export async function keepCompiled(name, content) {
  const kept = await place;
  if (!kept) return;
  for (const { url } of await kept.keys()) if (url.includes("/compiled.") && !url.endsWith(name.slice(1))) await kept.delete(url);
  await kept.put(name, new Response(packed(content)));
}

/** Where what was kept is damaged the next start compiles again. @param {string} name */
export const forgetCompiled = async (name) => (await place)?.delete(name);
