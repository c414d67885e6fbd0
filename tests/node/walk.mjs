// Walks through pages in a browser with a profile that outlives it.
// In: {"browser", "profile", "width", "address", "steps", "proxy"?} as JSON. A step is one of
//   {"click": selector}  {"fill": [selector, text]}  {"choose": [selector, file …]}  {"wait": selector}
//   {"run": [script, argument, number of a step before whose answer is the second argument]}  {"reload": true}
//   {"keep": selector, "as": file}  {"picture": file, "whole": false for what is seen at once}
//   {"before": script to run before any of the page's}  {"go": address}  {"close": true}  {"kill": true}, the last
// with "tab": number for another tab than the first, which is opened when it is first named.
// Out: {"titles" and "told" after each step: the title, what a script gave or what stands where was waited for; "asked":
// addresses; "said": the console; "width", "page": how wide it is at the end}
import fs from 'node:fs';
import { killed, started } from './chromium.mjs';

const given = JSON.parse(fs.readFileSync(0, 'utf8'));
const context = await started(given);
const [asked, said, titles, told, tabs] = [[], [], [], [], []];
context.on('request', (request) => asked.push(request.url()));
context.setDefaultTimeout(120_000);

async function tabOf(number) {
  if (tabs[number]) return tabs[number];
  const tab = await context.newPage();
  tab.on('console', (message) => said.push(message.text()));
  tab.on('pageerror', (error) => said.push(String(error)));
  tabs[number] = tab;
  return tab;
}

const deeds = {
  go: (tab, address) => tab.goto(address),
  reload: (tab) => tab.reload(),
  click: (tab, selector) => tab.click(selector),
  fill: (tab, [selector, text]) => tab.fill(selector, text),
  choose: (tab, [selector, ...paths]) => tab.setInputFiles(selector, paths),
  wait: async (tab, selector) => (await tab.waitForSelector(selector, { state: 'attached' })).textContent(),
  run: (tab, [script, argument, step]) => tab.evaluate(`(${script})(${JSON.stringify(argument ?? null)}, ${JSON.stringify(told[step] ?? null)})`),
  before: (tab, script) => tab.addInitScript(script),
  close: (tab) => tab.close(),
  picture: (tab, path, { whole = true }) => tab.screenshot({ path, fullPage: whole }),
  keep: async (tab, selector, { as }) => {
    const [download] = await Promise.all([tab.waitForEvent('download'), tab.click(selector)]);
    await download.saveAs(as);
  },
};

let size = [0, 0];
for (const { tab: number = 0, ...step } of given.steps) {
  const [name] = Object.keys(step);
  if (name === 'kill') break;
  const isNew = !tabs[number];
  const tab = await tabOf(number);
  if (isNew && name !== 'before' && name !== 'go') await tab.goto(given.address);
  told.push((await deeds[name](tab, step[name], step)) ?? null);
  titles.push(name === 'close' ? '' : await tab.title());
}
if (tabs[0] && !tabs[0].isClosed()) size = await tabs[0].evaluate(() => [window.innerWidth, document.documentElement.scrollWidth]);
const [width, page] = size;
process.stdout.write(JSON.stringify({ titles, told, asked, said, width, page }), async () => {
  if (given.steps.some((step) => step.kill)) { killed(given.profile); process.exit(0); }
  await context.close();
});
