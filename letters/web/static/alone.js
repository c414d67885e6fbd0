// A link to what stands in the frame of its screen, alone in a window of its own: for browsers that print no frames. At home it
// is an address like any other; in the site nothing answers addresses, and the frame's own text is shown.

/** @param {HTMLIFrameElement} frame @param {HTMLAnchorElement} link */
function lead(frame, link) {
  if (!frame.srcdoc) return;
  const whole = frame.srcdoc.replace(/href="\.\//g, `href="${new URL(".", location.href).href}`);
  link.href = URL.createObjectURL(new Blob([whole], { type: "text/html; charset=utf-8" }));
}

/** @param {Document | Element} root */
export function attach(root) {
  const frame = root.querySelector("iframe");
  const link = root.querySelector("a[data-alone]");
  if (frame && link instanceof HTMLAnchorElement) frame.addEventListener("load", () => lead(frame, link));
}
