// Chromium as the tests use it: quiet, with a profile that outlives it; looked at as somebody would who checks each screen.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

export const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--no-pings', '--disable-domain-reliability',
  '--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication,CertificateTransparencyComponentUpdater'];
export const HEIGHT = 740;

/** A browser with a profile. In: {"browser", "profile", "width", "height"?, "proxy"?} */
export async function started(told) {
  const args = [...QUIET];
  if (told.proxy) args.push(`--proxy-server=${told.proxy}`, '--proxy-bypass-list=<-loopback>');
  return chromium.launchPersistentContext(told.profile, {
    executablePath: told.browser, args, viewport: { width: told.width ?? 360, height: told.height ?? HEIGHT }, acceptDownloads: true,
  });
}

/** SIGKILL for every process of a profile's browser, as a phone does it whose memory is full, or a battery that is empty. */
export function killed(profile) {
  for (const pid of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const words = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      if (words.includes(`--user-data-dir=${profile}`)) process.kill(Number(pid), 'SIGKILL');
    } catch {
      // it is gone already
    }
  }
}

let source = '';

const TALL = 200; // dots: no words of a button need more on the narrowest screen

/** What axe finds on a screen, one line for each rule, and each button that is taller than its words. */
export async function faults(tab) {
  source ||= fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // half a megabyte, which a page keeps that is never left, as the site's is
  if (!(await tab.evaluate(() => 'axe' in window))) await tab.evaluate((axe) => { (0, eval)(axe); }, source);
  return tab.evaluate(async (tall) => {
    const found = await window.axe.run(document, { resultTypes: ['violations'], iframes: false });
    const rules = found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
    const buttons = [...document.querySelectorAll('button:not(.picture), a.button')];
    const large = buttons.filter((each) => each.getBoundingClientRect().height > tall);
    return [...rules, ...large.map((each) => `too tall: ${each.textContent.trim()}`)];
  }, TALL);
}

/** How wide a screen is at each of these widths; what axe finds at the first, unless not asked; a picture of each where a folder is named. */
export async function looked(tab, widths, { height = HEIGHT, axe = true, pictures = '', name = '' } = {}) {
  const seen = [];
  for (const width of widths) {
    await tab.setViewportSize({ width, height });
    const page = await tab.evaluate(() => document.documentElement.scrollWidth);
    seen.push({ width, page, faults: axe && width === widths[0] ? await faults(tab) : [] });
    if (pictures) await tab.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true });
  }
  return seen;
}
