// Letters in frames: as high as they are, and printed by themselves; a screen that is itself for paper.

/** Measured low: a page is never lower than its frame. @param {HTMLIFrameElement} frame */
function fit(frame) {
  frame.height = "0";
  const height = frame.contentDocument?.documentElement?.scrollHeight ?? 0;
  if (height) frame.height = String(height + 4);
  else frame.removeAttribute("height");
}

/** A width alone calls for another height. @param {HTMLIFrameElement} frame */
function watch(frame) {
  let width = -1;
  new ResizeObserver(() => {
    if (frame.clientWidth === width) return;
    width = frame.clientWidth;
    fit(frame);
  }).observe(frame);
}

/** What stands in for a letter until it is there: a frame without its page is blank. @param {HTMLIFrameElement} frame */
function settle(frame) {
  const said = frame.previousElementSibling;
  if (said instanceof HTMLElement && said.matches("[data-setting]")) said.hidden = Boolean(frame.contentDocument?.querySelector("main"));
}

/** @param {Document | Element} root */
export function attach(root) {
  const frames = root.querySelectorAll("iframe");
  for (const frame of frames) {
    frame.addEventListener("load", () => {
      fit(frame);
      settle(frame);
    });
    settle(frame);
    watch(frame);
  }
  for (const button of root.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => frames[0]?.contentWindow?.print());
  }
  for (const button of root.querySelectorAll("[data-print-page]")) button.addEventListener("click", () => print());
}
