// Somebody at the page: answers each question that comes up as it was written down, by mouse or by keyboard alone, in
// either home of the page.
// In, as JSON: {"browser", "profile", "address", "width", "height", "keyboard", "answers", "until", "look", "pictures"}
//   answers   by the key of the question: {"name of a field": text, or a list of choices by their labels, "press": the
//             button, "within": the card that the button stands on}
//   until     the key of a question at which it ends
//   look      the widths at which every screen is looked at;  axe  false where axe need not look at it
//   read      a field whose text is told in the end
//   ready     what is there once the page takes answers, where that is not at once
//   first     what to answer on the first screen;  then  what to answer once no answer is left, as above, or
//             {"keep": words of a link to a file, "as": where to put it}, {"go": address of a screen, with {case} for the
//             case that was open last}, {"open": a copy of a case}
//   reloaded  the key of a question at which the page is loaded anew first
//   killed    a field to type a text into before the browser is killed, once it is kept
//   dies      {"after": milliseconds from the first question on until the browser is killed, "slow": milliseconds a key}
// Out: {"screens": [{"at", "title", "seen": [{"width", "page", "faults"}]}], "asked": addresses, "said": the console,
//   "failed": what went wrong, and what was on the screen;  "begins": the first question and what stands in its fields;
//   "died": {"at": the question, "stood": what stood in its fields, {"before": by how many milliseconds before the end,
//   "key", "fields"}, "kept": by how many of them it was said to be kept, "slowest": how many the slowest key took}}
import fs from 'node:fs';
import { killed, looked, started } from './chromium.mjs';

const told = JSON.parse(fs.readFileSync(0, 'utf8'));
const context = await started(told);
const tab = await context.newPage();
tab.setDefaultTimeout(120_000);
const [asked, said, screens] = [[], [], []];
const question = 'form[data-question]';
context.on('request', (request) => asked.push(request.url()));
tab.on('console', (message) => said.push(message.text()));
tab.on('pageerror', (error) => said.push(String(error)));

// In the site the address of the screen stands after #.
function place() {
  const { pathname, hash } = new URL(tab.url());
  return decodeURIComponent(hash.startsWith('#/') ? hash.slice(1) : pathname);
}

// What stands in the fields of the question that is asked.
const standing = () => tab.evaluate(() => {
  const form = document.querySelector('form[data-question]');
  if (!(form instanceof HTMLFormElement)) return { key: '', fields: {} };
  const fields = {};
  for (const [name, text] of new FormData(form)) if (!['token', 'version', 'then'].includes(name)) (fields[name] ??= []).push(text);
  return { key: form.dataset.question, fields };
});

async function look() {
  const name = String(screens.length).padStart(2, '0');
  const seen = told.look ? await looked(tab, told.look, { height: told.height, axe: told.axe, pictures: told.pictures, name }) : [];
  screens.push({ at: place(), title: await tab.title(), seen });
}

// The element under the selector gets the focus: by Tab alone where there is but a keyboard.
async function go(selector) {
  const wanted = tab.locator(selector).first();
  if (!told.keyboard) return wanted.focus();
  for (let presses = 0; presses < 150; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await tab.keyboard.press('Tab');
  }
  throw new Error(`no way by Tab to ${selector}`);
}

async function choose(name, labels) {
  for (const label of labels) {
    const box = tab.locator('label.choice', { hasText: label }).locator(`input[name="${name}"]`).first();
    if (!(await box.count())) throw new Error(`no choice ${label}`);
    if (!told.keyboard) await box.check();
    else await pick(box);
  }
}

// Of boxes each is reached by Tab; of a group of which one is chosen the arrows go from one to the next.
async function pick(box) {
  const name = await box.getAttribute('name');
  const isRadio = (await box.getAttribute('type')) === 'radio';
  const wanted = await box.getAttribute('value');
  await go(isRadio ? `input[name="${name}"]:checked, input[name="${name}"]` : `input[name="${name}"][value="${wanted}"]`);
  await tab.keyboard.press('Space');
  for (let presses = 0; isRadio && presses < 30 && !(await box.isChecked()); presses += 1) await tab.keyboard.press('ArrowDown');
}

async function type(name, text) {
  const field = `[name="${name}"]`;
  if (!told.keyboard && !told.dies) return tab.locator(field).fill(text);
  await go(field);
  await tab.keyboard.press('Control+A');
  if (told.dies) return keys(text);
  return tab.keyboard.insertText(text);
}

// What a button or a link leads to is there when another screen took the place of this one.
async function press(words, within) {
  const here = within ? tab.locator('li.card').filter({ has: tab.locator('h3', { hasText: within }) }).first() : tab.locator('body');
  const button = here.locator('form[data-question] button, form button, a.button, main a').filter({ hasText: words }).first();
  await button.evaluate((element) => element.setAttribute('data-wanted', ''));
  await go('[data-wanted]');
  await tab.evaluate(() => document.querySelector('main')?.setAttribute('data-left', ''));
  await (told.keyboard ? tab.keyboard.press('Enter') : button.click());
  await tab.waitForSelector('main:not([data-left])', { state: 'attached' });
  await tab.waitForLoadState();
}

async function answer({ press: words = '下一步', within, ...fields }) {
  for (const [name, value] of Object.entries(fields)) await (Array.isArray(value) ? choose(name, value) : type(name, value));
  await press(words, within);
}

// A screen by its address, as a link of another would lead there; {case} is the case that is open.
async function open(address) {
  id = /^\/c\/([^/]+)/.exec(place())?.[1] ?? id;
  const wanted = address.replace('{case}', id);
  if (!told.ready) return tab.goto(new URL(wanted, tab.url()).href);
  await tab.evaluate((href) => {
    document.querySelector('main')?.setAttribute('data-left', '');
    const link = Object.assign(document.createElement('a'), { href });
    document.body.append(link);
    link.click();
    link.remove();
  }, wanted);
  return tab.waitForSelector('main:not([data-left])', { state: 'attached' });
}

// A copy of a case is opened.
async function bring(path) {
  await tab.setInputFiles('#carried', path);
  await tab.click('form[action="/open"] button');
  await tab.waitForSelector('nav.parts');
}

async function keep({ keep: words, as }) {
  const link = tab.locator('main a', { hasText: words }).first();
  const [download] = await Promise.all([tab.waitForEvent('download'), told.keyboard ? follow(link) : link.click()]);
  await download.saveAs(as);
}

async function follow(link) {
  await link.evaluate((element) => element.setAttribute('data-wanted', ''));
  await go('[data-wanted]');
  await tab.keyboard.press('Enter');
}

// Types a text, waits until it is said to be kept, and ends the browser as a battery does that is empty.
async function end([field, text]) {
  await type(field, text);
  await tab.waitForFunction(() => document.querySelector('[data-kept]')?.textContent.includes('还没答完'));
  killed(told.profile);
}

// What is typed as somebody types, until the end comes between two keys or within one.
let [slowest, isDead] = [0, false];
const stood = []; // [when, what stood in the fields]
const kept = []; // when it was said to be kept

async function keys(text) {
  for (const sign of text) {
    const before = performance.now();
    await tab.keyboard.insertText(sign);
    slowest = Math.max(slowest, performance.now() - before);
    if (told.dies.slow) await tab.waitForTimeout(told.dies.slow);
  }
}

async function watch() {
  await tab.exposeBinding('noted', (_, now) => {
    if (now) stood.push([performance.now(), now]);
    else kept.push(performance.now());
  });
  await tab.addInitScript(() => {
    const line = () => document.querySelector('[data-kept]')?.textContent ?? '';
    const now = () => {
      const form = document.querySelector('form[data-keep]');
      if (!(form instanceof HTMLFormElement)) return;
      const fields = {};
      for (const [name, value] of new FormData(form)) if (name !== 'token' && name !== 'version') (fields[name] ??= []).push(value);
      window.noted({ key: form.dataset.question, fields });
    };
    let before = '';
    new MutationObserver(() => {
      if (line() !== before && line().includes('还没答完')) window.noted(null);
      before = line();
    }).observe(document, { subtree: true, childList: true, characterData: true });
    for (const kind of ['input', 'change']) addEventListener(kind, now, true);
  });
}

let dying = 0;

function die() {
  dying = setTimeout(() => {
    isDead = true;
    killed(told.profile);
  }, told.dies.after);
}

const left = new Map(Object.entries(told.answers ?? {}).map(([key, given]) => [key, [given].flat()]));
let [failed, begins, at, id] = ['', null, '', ''];

async function talk() {
  for (;;) {
    await look();
    const now = await standing();
    at = now.key;
    if (told.reloaded && told.reloaded === at) {
      told.reloaded = '';
      await tab.reload();
      if (told.ready) await tab.waitForSelector(told.ready);
      await tab.waitForSelector(`${question.slice(0, -1)}="${at}"]`);
    }
    if (!begins && told.dies) die();
    begins ??= now;
    const given = left.get(at)?.shift();
    if (told.killed && at === told.until) await end(told.killed);
    if (at === told.until || !given) return clearTimeout(dying);
    await answer(given);
  }
}

try {
  if (told.dies) await watch();
  await tab.goto(told.address);
  if (told.ready) await tab.waitForSelector(told.ready);
  await look();
  for (const given of told.first ?? []) await answer(given);
  await talk();
  for (const given of told.then ?? []) {
    if (given.keep) {
      await keep(given);
      continue;
    }
    await (given.go ? open(given.go) : given.open ? bring(given.open) : answer(given));
    await look();
  }
} catch (error) {
  if (!isDead && !told.killed) {
    const shown = await tab.evaluate(() => ['#state', 'main', 'body'].map((each) => document.querySelector(each)?.textContent ?? '')
      .find((text) => text.trim())?.replace(/\s+/g, ' ').slice(0, 700)).catch(() => 'nothing');
    failed = `${place()}: ${String(error).slice(0, 500)}\non the screen: ${shown}`;
  }
}
const ended = performance.now();
const read = told.read ? await tab.locator(`[name="${told.read}"]`).inputValue().catch(() => '') : '';
await context.close().catch(() => {});
const died = isDead ? {
  at, slowest, stood: stood.map(([when, now]) => ({ before: ended - when, ...now })), kept: kept.map((when) => ended - when),
} : null;
console.log(JSON.stringify({
  screens, asked, said, failed, read, begins, died, left: [...left].filter(([, given]) => given.length).map(([key]) => key),
}));
