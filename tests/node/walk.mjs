// Walks through pages in a browser with a profile that outlives it.
// In: {"browser", "profile", "width", "address", "steps"} as JSON; a step is one of
//   {"click": selector}  {"fill": [selector, text]}  {"choose": [selector, file …]}  {"wait": selector}
//   {"run": [script, argument]}
//   {"keep": selector, "as": file}   {"picture": file}
// Out: {"titles": after each step, "asked": addresses, "said": the console, "width", "page": how wide it is at the end}
import fs from 'node:fs';
import { chromium } from 'playwright-core';

const told = JSON.parse(fs.readFileSync(0, 'utf8'));
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const context = await chromium.launchPersistentContext(told.profile, {
  executablePath: told.browser, args: quiet, viewport: { width: told.width, height: 740 }, acceptDownloads: true,
});
const tab = await context.newPage();
tab.setDefaultTimeout(120_000);
const [asked, said, titles] = [[], [], []];
context.on('request', (request) => asked.push(request.url()));
tab.on('console', (message) => said.push(message.text()));
tab.on('pageerror', (error) => said.push(String(error)));

const deeds = {
  click: (selector) => tab.click(selector),
  fill: ([selector, text]) => tab.fill(selector, text),
  choose: ([selector, ...paths]) => tab.setInputFiles(selector, paths),
  wait: (selector) => tab.waitForSelector(selector),
  run: ([script, argument]) => tab.evaluate(`(${script})(${JSON.stringify(argument)})`),
  picture: (path) => tab.screenshot({ path, fullPage: true }),
  keep: async (selector, { as }) => {
    const [download] = await Promise.all([tab.waitForEvent('download'), tab.click(selector)]);
    await download.saveAs(as);
  },
};

await tab.goto(told.address);
for (const step of told.steps) {
  const [name] = Object.keys(step);
  await deeds[name](step[name], step);
  titles.push(await tab.title());
}
const [width, page] = await tab.evaluate(() => [window.innerWidth, document.documentElement.scrollWidth]);
await context.close();
console.log(JSON.stringify({ titles, asked, said, width, page }));
