// Copies a text that stands on the screen: the piece whose box the button stands in, or all pieces of its field. Without it, or
// where a browser refuses, the text can be selected by hand.

const SHOWN = 2000; // milliseconds for which the button says what came of it

/** @param {Element} button */
function textOf(button) {
  const box = button.closest(button.getAttribute("data-copy") === "all" ? ".field" : ".piece");
  return [...(box?.querySelectorAll("[data-text]") ?? [])].map((piece) => piece.textContent).join("\n");
}

/** @param {Document | Element} root */
export function attach(root) {
  for (const button of root.querySelectorAll("[data-copy]")) {
    const said = button.textContent;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(textOf(button));
        button.textContent = "✓ 已复制";
      } catch {
        button.textContent = "没有复制成：按住文字选中再复制";
      }
      setTimeout(() => { button.textContent = said; }, SHOWN);
    });
  }
}
