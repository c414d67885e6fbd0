// The page at home: what its behaviours ask goes to the server of this computer.

import { dress } from "./behaviours.js";

/** @type {import("./behaviours.js").Ask} */
async function ask(method, path, body, headers = {}) {
  const told = typeof body === "string" ? { "Content-Type": "application/x-www-form-urlencoded", ...headers } : headers;
  const sent = /** @type {BodyInit | undefined} */ (body);
  const keepalive = typeof body === "string" && body.length < 60_000; // what is sent while the page is left arrives
  const answer = await fetch(path, { method, body: sent, headers: told, credentials: "same-origin", keepalive });
  return { status: answer.status, headers: [...answer.headers], body: new Uint8Array(await answer.arrayBuffer()) };
}

dress(document, ask);
