// A screen that nobody touches is covered after a while, for the next client may be sitting there; what was typed stays under it.

/** @param {Document | Element} root */
export function attach(root) {
  const body = root instanceof Document ? root.body : null;
  const seconds = Number(body?.dataset.blank);
  if (!body || !seconds) return;
  const cover = document.createElement("button");
  cover.className = "cover";
  cover.type = "button";
  cover.textContent = "屏幕遮住了，碰一下接着看";
  cover.hidden = true;
  body.append(cover);
  let last = Date.now();
  const touched = () => { if (cover.hidden) last = Date.now(); };
  for (const name of ["pointerdown", "pointermove", "keydown", "scroll"]) addEventListener(name, touched, { passive: true });
  cover.addEventListener("click", () => { show(false); last = Date.now(); });
  setInterval(() => { if (Date.now() - last >= seconds * 1000) show(true); }, 1000);

  /** @param {boolean} isCovered */
  function show(isCovered) {
    if (cover.hidden === !isCovered) return;
    cover.hidden = !isCovered;
    for (const part of ["header", "main", "footer"]) document.querySelector(part)?.toggleAttribute("inert", isCovered);
    if (isCovered) cover.focus();
  }
}
