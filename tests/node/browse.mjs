// Looks at pages in a browser: how wide they are on screens of several widths, and how they are printed.
// In: {"browser": program, "widths": [360], "pages": [{"html": file, "pdf": file to print to}]} as JSON.
// Out: for each page {"screens": as below, "asked": addresses, "title", "loaded": the widths of its pictures}.
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { QUIET } from './chromium.mjs';

const told = JSON.parse(fs.readFileSync(0, 'utf8'));
const browser = await chromium.launch({ executablePath: told.browser, args: QUIET });
const tab = await browser.newPage();
let asked = [];
tab.on('request', (request) => asked.push(request.url()));

// How wide the page is on this screen, how many boxes of tables have to be moved sideways, and which cells have no room for
// four characters beside each other though they hold more.
const measured = () => tab.evaluate(() => ({
  width: window.innerWidth,
  page: document.documentElement.scrollWidth,
  boxes: [...document.querySelectorAll('div.table')].filter((box) => box.scrollWidth > box.clientWidth + 1).length,
  squeezed: [...document.querySelectorAll('td')].filter((cell) => {
    const look = getComputedStyle(cell);
    const room = cell.clientWidth - parseFloat(look.paddingLeft) - parseFloat(look.paddingRight);
    return cell.textContent.length > 4 && room < 4 * parseFloat(look.fontSize);
  }).map((cell) => cell.textContent),
}));

const seen = [];
for (const { html, pdf } of told.pages) {
  asked = [];
  await tab.goto(pathToFileURL(html).href);
  const screens = [];
  for (const width of told.widths) {
    await tab.setViewportSize({ width, height: 740 });
    screens.push(await measured());
  }
  const loaded = await tab.evaluate(() => [...document.images].map((image) => image.naturalWidth));
  seen.push({ screens, asked, title: await tab.title(), loaded });
  if (pdf) fs.writeFileSync(pdf, await tab.pdf({ preferCSSPageSize: true }));
}
await browser.close();
console.log(JSON.stringify(seen));
