// The letters beside a question: what they say because of its answer, asked anew while it is typed; nothing is stored by it.

const PAUSE = 300; // ms after the last key

/** @param {Document | Element} root @param {import("./behaviours.js").Ask} ask */
export function attach(root, ask) {
  for (const place of root.querySelectorAll("[data-beside]")) {
    if (place instanceof HTMLElement) follow(root, place, ask);
  }
}

/** @param {Document | Element} root @param {HTMLElement} place @param {import("./behaviours.js").Ask} ask */
function follow(root, place, ask) {
  const path = place.dataset.beside ?? "";
  const here = place.querySelector("[data-beside-here]");
  const form = [...root.querySelectorAll("form")].find((each) => `${each.getAttribute("action")}/beside` === path);
  if (!here) return;
  let timer = 0;
  let isAsking = false;
  /** @type {(() => void) | undefined} */
  let next;

  /** One question at a time, and of those that come meanwhile the latest. @param {string} [body] @param {string} [only] */
  async function show(body, only) {
    if (isAsking) {
      next = () => show(body, only);
      return;
    }
    isAsking = true;
    const answer = await ask(body === undefined ? "GET" : "POST", path, body).catch(() => undefined);
    isAsking = false;
    const later = next;
    next = undefined;
    if (!place.isConnected) return;
    if (later) {
      later();
    } else if (here && answer?.status === 200) {
      const page = new DOMParser().parseFromString(new TextDecoder().decode(answer.body), "text/html");
      const came = page.querySelector(".beside-part");
      if (came) put(here, came, only);
    }
  }

  /** @param {string} [only] */
  function typed(only) {
    if (!form || !place.isConnected) return;
    const data = new URLSearchParams(/** @type {any} */ (new FormData(form)));
    if (only) data.set("beside-letter", only);
    show(data.toString(), only);
  }

  form?.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => typed(opened(here)), PAUSE);
  });
  here.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element) || !target.closest("summary")) return;
    window.setTimeout(() => typed(opened(here)), 0); // once it is open: it has what was typed since it came
  });
  const bar = root.querySelector("[data-beside-bar]");
  bar?.addEventListener("click", (event) => {
    event.preventDefault(); // in the site, what stands after the # is a place of its own
    place.scrollIntoView();
  });
  show();
}

/** The letter that is looked at. @param {Element} here */
function opened(here) {
  const found = here.querySelector("details[open]");
  return found instanceof HTMLElement ? found.dataset.letter : undefined;
}

/** All letters in the place of what stood, or one that was looked at alone in its own. @param {Element} here @param {Element} came @param {string} [only] */
function put(here, came, only) {
  const part = here.querySelector(".beside-part");
  const stands = part && only ? [...part.querySelectorAll("details")].filter((each) => each.dataset.letter === only) : [];
  const comes = [...came.querySelectorAll("details")].filter((each) => each.dataset.letter === only);
  if (!part || !stands.length || !comes.length) {
    here.replaceChildren(document.adoptNode(came));
    return;
  }
  const days = came.querySelector("[data-days]");
  part.querySelector("[data-days]")?.remove();
  if (days) part.prepend(document.adoptNode(days));
  for (const [number, each] of comes.entries()) {
    const old = stands[number];
    each.open = old ? old.open : false;
    if (old) old.replaceWith(document.adoptNode(each));
    else stands[stands.length - 1].after(document.adoptNode(each));
  }
  for (const old of stands.slice(comes.length)) old.remove();
}
