// Somebody at the page: answers each question that comes up as it was written down, by mouse or by keyboard alone.
// In, as JSON: {"browser", "profile", "address", "width", "height", "keyboard", "answers", "until", "look", "pictures"}
//   answers   by the key of the question: {"name of a field": text, or a list of choices by their labels, "press": the button}
//   until     the key of a question, or the address of a page, at which it ends
//   look      the widths at which every screen is looked at
//   read      a field whose text is told in the end
//   first     what to answer on the first screen;  killed  a field to type a text into before the browser is killed, once it is kept
// Out: {"screens": [{"at", "title", "seen": [{"width", "page", "faults"}]}], "asked": addresses, "said": the console}
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const told = JSON.parse(fs.readFileSync(0, 'utf8'));
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const context = await chromium.launchPersistentContext(told.profile, {
  executablePath: told.browser, args: quiet, viewport: { width: told.width ?? 360, height: told.height ?? 740 },
});
const tab = await context.newPage();
tab.setDefaultTimeout(20_000);
const [asked, said, screens] = [[], [], []];
context.on('request', (request) => asked.push(request.url()));
tab.on('console', (message) => said.push(message.text()));
tab.on('pageerror', (error) => said.push(String(error)));

const place = () => decodeURIComponent(new URL(tab.url()).pathname);
const question = () => tab.evaluate(() => {
  const form = document.querySelector('form[data-question]');
  return form instanceof HTMLFormElement ? form.dataset.question : '';
});

// How wide the screen is, and what axe finds on it.
async function look() {
  const seen = [];
  for (const width of told.look ?? []) {
    await tab.setViewportSize({ width, height: told.height ?? 740 });
    const page = await tab.evaluate(() => document.documentElement.scrollWidth);
    const faults = width !== told.look[0] ? [] : await tab.evaluate(async (source) => {
      if (!('axe' in window)) (0, eval)(source);
      const found = await window.axe.run(document, { resultTypes: ['violations'] });
      return found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
    }, axe);
    seen.push({ width, page, faults });
    if (told.pictures) await tab.screenshot({ path: `${told.pictures}/${String(screens.length).padStart(2, '0')}-${width}.png`, fullPage: true });
  }
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
  throw new Error(`no way by Tab to ${selector} at ${place()}`);
}

async function choose(name, labels) {
  for (const label of labels) {
    const box = tab.locator('label.choice', { hasText: label }).locator(`input[name="${name}"]`).first();
    if (!(await box.count())) throw new Error(`no choice ${label} at ${place()}`);
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
  if (!told.keyboard) return tab.locator(field).fill(text);
  await go(field);
  await tab.keyboard.press('Control+A');
  await tab.keyboard.insertText(text);
}

async function press(words) {
  const button = tab.locator('form[data-question] button, form button, a.button, main a').filter({ hasText: words }).first();
  await button.evaluate((element) => element.setAttribute('data-wanted', ''));
  await go('[data-wanted]');
  await Promise.all([tab.waitForNavigation(), told.keyboard ? tab.keyboard.press('Enter') : button.click()]);
}

async function answer(given) {
  const { press: words = '下一步', ...fields } = given;
  for (const [name, value] of Object.entries(fields)) await (Array.isArray(value) ? choose(name, value) : type(name, value));
  if (told.filled) await tab.screenshot({ path: `${told.filled}/${String(screens.length).padStart(2, '0')}.png`, fullPage: true });
  await press(words);
}

const left = new Map(Object.entries(told.answers ?? {}).map(([key, given]) => [key, [given].flat()]));
// Types a text, waits until it is said to be kept, and ends the browser as a battery does that is empty.
async function kill([field, text]) {
  await type(field, text);
  await tab.waitForFunction(() => document.querySelector('[data-kept]')?.textContent.includes('还没答完'));
  process.kill(Number(fs.readlinkSync(`${told.profile}/SingletonLock`).split('-').pop()), 'SIGKILL');
}

let failed = '';
try {
  await tab.goto(told.address);
  await look();
  for (const given of told.first ?? []) await answer(given);
  for (;;) {
    await look();
    const key = await question();
    const given = left.get(key)?.shift();
    if (told.killed && key === told.until) await kill(told.killed);
    if (key === told.until || !given) break;
    await answer(given);
  }
} catch (error) {
  failed = `${place()}: ${String(error).slice(0, 500)}`;
}
const read = told.read ? await tab.locator(`[name="${told.read}"]`).inputValue().catch(() => '') : '';
await context.close().catch(() => {});
console.log(JSON.stringify({ screens, asked, said, failed, read, left: [...left].filter(([, given]) => given.length).map(([key]) => key) }));
