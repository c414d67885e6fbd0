// Buttons beside a number that is counted: one more, one less. Nothing is chosen beforehand: an empty field stays empty
// until somebody taps, and what is no plain number (二十多次) is left as it was typed.

/** @param {Document | Element} root */
export function attach(root) {
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("input[data-count]"))) {
    const box = document.createElement("span");
    box.className = "stepper";
    field.before(box);
    box.append(button(field, -1, "−", "少一次"), field, button(field, 1, "＋", "多一次"));
  }
}

/** @param {HTMLInputElement} field @param {number} step @param {string} mark @param {string} words */
function button(field, step, mark, words) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = mark;
  made.setAttribute("aria-label", `${words}：${field.labels?.[0]?.textContent ?? ""}`);
  made.addEventListener("click", () => {
    const typed = field.value.trim().replace(/次$/, "");
    if (!/^\d*$/.test(typed) || (!typed && step < 0)) return;
    field.value = String(Math.max(0, Number(typed) + step));
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
  return made;
}
