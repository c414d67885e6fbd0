// What is typed and not answered yet is kept beside the case while it is typed, and when a field is left. It is no answer.

const EVERY = 1500; // milliseconds: at most three seconds of typing may be lost, and a busy computer takes half of them to store

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
  let isLate = false; // something may have been typed while what stood before was being stored
  let isOver = false; // what is answered is no draft any more

  async function look() {
    const stands = typed(form);
    const line = document.querySelector("[data-kept]");
    isLate = isBusy;
    if (isBusy || isOver || stands === kept || !line || !form.isConnected) return;
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
    if (isLate) await look();
  }

  const timer = setInterval(() => (form.isConnected ? look() : stop()), EVERY);
  // A phone that shows another application may end this one without a word: what is typed is stored before it can.
  const hidden = () => document.visibilityState === "hidden" && look();
  function stop() {
    isOver = true;
    clearInterval(timer);
    document.removeEventListener("visibilitychange", hidden);
  }
  document.addEventListener("visibilitychange", hidden);
  form.addEventListener("change", look);
  form.addEventListener("submit", stop);
}

/** @param {Document | Element} root @param {import("./behaviours.js").Ask} ask */
export function attach(root, ask) {
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (root.querySelectorAll("form[data-keep]"))) keep(form, ask);
}
