// A box that leaves of a long list what holds the words typed: <input data-find> in a form with things marked data-found.

/** @param {Document | Element} root */
export function attach(root) {
  for (const box of root.querySelectorAll("[data-find]")) {
    box.addEventListener("input", () => narrow(/** @type {HTMLInputElement} */ (box)));
    box.addEventListener("keydown", (event) => {
      if (/** @type {KeyboardEvent} */ (event).key === "Enter") event.preventDefault();
    });
  }
}

/** What is ticked stays in sight. @param {HTMLInputElement} box */
function narrow(box) {
  const words = box.value.trim();
  for (const each of box.form?.querySelectorAll("[data-found]") ?? []) {
    const isFound = (each.textContent ?? "").includes(words) || each.querySelector(":checked") !== null;
    /** @type {HTMLElement} */ (each).hidden = !isFound;
    const more = each.closest("details");
    if (words && isFound && more) more.open = true;
  }
}
