// What the page inside a browser encrypts with: its own module, over age as the build packed it.
// In: {"modules": file, "place": folder, "do": "seal" | "key" | "open", ...} as JSON; bytes as base64.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const told = JSON.parse(fs.readFileSync(0, 'utf8'));

function place(name, source) {
  const file = path.join(told.place, `${name.replace(/[/@]/g, '_').replace(/\.js$/, '')}.mjs`);
  fs.writeFileSync(file, source);
  return pathToFileURL(file).href;
}

const { packed, sealing } = await import(place('sealing', fs.readFileSync(told.sealing, 'utf8')));
const age = sealing(() => packed(JSON.parse(fs.readFileSync(told.modules, 'utf8')), place));
const given = (text) => new Uint8Array(Buffer.from(text, 'base64'));
const given64 = (bytes) => Buffer.from(bytes).toString('base64');

const deeds = {
  seal: async () => (await age.seal(told.passphrase, given(told.content))).map(given64),
  key: async () => age.key(told.passphrase, given(told.key)),
  open: async () => given64(await age.open(told.identity, given(told.content))),
};
process.stdout.write(JSON.stringify(await deeds[told.do]()));
