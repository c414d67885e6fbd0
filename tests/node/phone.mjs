// A computer and a phone: two browsers that share nothing, the phone's 360 px wide.
// In, as JSON: {"browser", "address": the first of the page, "scripts": whether they run, "files": [paths], "pictures"?: a folder}
// Out: {"bars": how many red bars stand in [this tab, a tab from before] when it opens and after it closed, "came": lines told of,
//   "cards": how many, "faults": what axe finds, "widths": [window, page] of both, "asked": hosts that were asked}
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const told = JSON.parse(fs.readFileSync(0, 'utf8'));
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const browser = await chromium.launch({ executablePath: told.browser, args: quiet });
const computer = await browser.newContext({ viewport: { width: 1280, height: 800 }, javaScriptEnabled: told.scripts });
const held = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, javaScriptEnabled: told.scripts });
for (const context of [computer, held]) context.setDefaultTimeout(30_000);
const [asked, faults, widths] = [new Set(), [], []];
for (const context of [computer, held]) context.on('request', (request) => asked.add(new URL(request.url()).hostname));

const tab = await computer.newPage();
await tab.goto(told.address);
const root = new URL(tab.url()).origin;
const before = await computer.newPage();
await before.goto(`${root}/`);
const place = `${root}/c/${(await tab.locator('a[href^="/c/"]').first().getAttribute('href')).split('/')[2]}`;
const phone = await held.newPage();

let pictures = 0;
const BETWEEN = /context was destroyed|Cannot read properties of null/; // what is asked of a document that is just going or coming
async function whole(page, ask) { // the digits' page asks anew every 3 s: between two documents the question is put again
  for (let tries = 1; ; tries += 1) {
    await page.waitForLoadState();
    try {
      return await ask();
    } catch (fault) {
      if (tries === 5 || !BETWEEN.test(String(fault))) throw fault;
    }
  }
}
async function look(page) {
  widths.push(await whole(page, () => page.evaluate(() => [window.innerWidth, document.documentElement.scrollWidth])));
  if (told.scripts) { // axe is one itself
    faults.push(...await whole(page, () => page.evaluate(async (source) => {
      (0, eval)(source);
      return (await window.axe.run(document, { resultTypes: ['violations'] })).violations.map((each) => `${each.id}: ${each.nodes[0].html}`);
    }, axe)));
  }
  if (told.pictures) await page.screenshot({ path: `${told.pictures}/${pictures++}.png`, fullPage: true });
}
const bars = () => Promise.all([tab, before].map((page) => page.locator('.phone-bar').count()));

await tab.goto(`${place}/evidence`);
await tab.click('a[href$="/phone"]');
await tab.waitForSelector('form[action$="/phone"] button');
await look(tab);
await tab.click('form[action$="/phone"] button');
await tab.waitForSelector('img.code');
if (told.scripts) await before.waitForSelector('.phone-bar');
const opened = await bars();
await look(tab);
await phone.goto(await tab.locator('code').textContent());
await look(phone);
await phone.click('button');
await phone.waitForSelector('.digits');
await look(phone);
const digits = await phone.locator('.digits').textContent();
await tab.waitForSelector('input[name=number]');
await look(tab);
await tab.fill('input[name=number]', digits);
await tab.keyboard.press('Enter');
await phone.waitForSelector('#album');
await look(phone);
await phone.setInputFiles('#album', told.files);
await phone.click('button');
await phone.waitForSelector('.told');
await look(phone);
await tab.locator('.coming li').nth(told.files.length - 1).waitFor();
const came = await tab.locator('.coming li').allTextContents();
await look(tab);
await tab.setViewportSize({ width: 360, height: 740 });
await look(tab);
await tab.click('.phone-bar button');
await tab.waitForURL('**/evidence');
if (told.scripts) await before.waitForSelector('.phone-bar', { state: 'detached' });
const closed = await bars();
const cards = await tab.locator('fieldset.card').count();
await browser.close();
process.stdout.write(JSON.stringify({ bars: [opened, closed], came, cards, faults, widths, asked: [...asked] }));
