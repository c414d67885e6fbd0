// Letters in frames: as high as they are, and printed by themselves.

document.documentElement.classList.add("scripted"); // what needs a script is shown where there is one

/** @param {HTMLIFrameElement} frame */
function fit(frame) {
  const height = frame.contentDocument?.documentElement?.scrollHeight ?? 0;
  if (height) frame.height = String(height + 4);
}

document.addEventListener("load", ({ target }) => {
  if (target instanceof HTMLIFrameElement) fit(target);
}, true);

addEventListener("resize", () => document.querySelectorAll("iframe").forEach(fit));

document.addEventListener("click", ({ target }) => {
  if (!(target instanceof Element) || !target.closest("[data-print]")) return;
  document.querySelector("iframe")?.contentWindow?.print();
});
