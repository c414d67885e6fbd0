// A person who types without a pause, and a server that takes its time, by a clock that this program turns itself: how
// old, at most, is what is typed and not stored yet.
// In: {"keeping": text of the script, "slow": [milliseconds that storing takes]} as JSON. Out: the oldest for each.

import fs from 'node:fs';
import { mock } from "node:test";

const told = JSON.parse(fs.readFileSync(0, "utf8"));

const KEY = 60; // ms between two keys
const LONG = 30_000; // ms of typing

const line = { textContent: "" };
globalThis.document = { querySelector: () => line, addEventListener() {}, removeEventListener() {} };
globalThis.FormData = class {
  constructor(form) { this.form = form; }
  *[Symbol.iterator]() { yield ["words", this.form.words]; }
};

const { attach } = await import(`data:text/javascript,${encodeURIComponent(told.keeping)}`);
mock.timers.enable({ apis: ["setInterval", "setTimeout"] });

/** @param {number} slow ms from a request to its answer; what it brings is stored at the end of it */
async function oldest(slow) {
  const form = { words: "", isConnected: true, dataset: { keep: "/keep" }, addEventListener() {} };
  const typed = []; // when each key was pressed
  let stored = 0, most = 0;
  const ask = (_method, _path, body) => new Promise((answer) => {
    const length = new URLSearchParams(body).get("words").length;
    setTimeout(() => { stored = length; answer({ status: 204 }); }, slow);
  });
  attach({ querySelectorAll: () => [form] }, ask);
  for (let now = 0; now < LONG; now += KEY) {
    form.words += "字";
    typed.push(now);
    for (let step = 0; step < KEY; step += 10) {
      mock.timers.tick(10);
      for (let turn = 0; turn < 10; turn++) await Promise.resolve(); // what waits for an answer goes on
      if (stored < typed.length) most = Math.max(most, now + step + 10 - typed[stored]);
    }
  }
  form.isConnected = false;
  return most;
}

const found = [];
for (const slow of told.slow) found.push(await oldest(slow));
console.log(JSON.stringify(found));
process.exit();
