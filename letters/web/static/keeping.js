// What is typed and not answered yet is kept beside the case while it is typed, and when a field is left. It is no answer.

const EVERY = 2500; // milliseconds: at most three seconds of typing may be lost, and storing takes some of them

/** @param {HTMLFormElement} form */
function typed(form) {
  return new URLSearchParams(/** @type {any} */ (new FormData(form))).toString();
}

function now() {
  return new Date().toTimeString().slice(0, 5);
}

/** @param {HTMLFormElement} form @param {import("./behaviours.js").Ask} ask */
function keep(form, ask) {
  let kept = typed(form);
  let isBusy = false;

  async function look() {
    const stands = typed(form);
    const line = document.querySelector("[data-kept]");
    if (isBusy || stands === kept || !line) return;
    isBusy = true;
    try {
      const { status } = await ask("POST", form.dataset.keep ?? "", stands);
      if (status === 204) kept = stands;
      line.textContent = status === 204 ? `已存 ${now()}（这一题还没答完）` : "刚打的字还没有存：点“下一步”看看";
    } catch {
      line.textContent = "刚打的字还没有存：程序可能已经关了";
    } finally {
      isBusy = false;
    }
  }

  const timer = setInterval(() => (form.isConnected ? look() : clearInterval(timer)), EVERY);
  form.addEventListener("change", look);
  form.addEventListener("submit", () => clearInterval(timer));
}

/** @param {Document | Element} root @param {import("./behaviours.js").Ask} ask */
export function attach(root, ask) {
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (root.querySelectorAll("form[data-keep]"))) keep(form, ask);
}
