// While a phone may bring files a red bar stands on every screen, on those too that were there before, in any tab of this browser;
// what came is told there, and by the screen that waits for it.
//   <body data-phones>   <aside data-phone="state" data-versions="before:after …"> <span data-live>   <div data-phone-screen="state">

const AGAIN = 3000;

/** @param {Document | Element} root @param {import("./behaviours.js").Ask} ask @param {import("./behaviours.js").Dress} dress */
export function attach(root, ask, dress) {
  if (!(root instanceof Document) || !("phones" in root.body.dataset)) return;
  const others = new BroadcastChannel("letters-phone");
  let isLooking = false;
  others.onmessage = () => look();
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
  if (bar()) {
    others.postMessage("open");
    look();
  }

  async function look() {
    if (isLooking) return;
    isLooking = true;
    do {
      put(await asked("/phone/bar"));
      await renew();
      if (bar()) await new Promise((done) => setTimeout(done, AGAIN));
    } while (bar());
    isLooking = false;
  }

  /** What an address shows; null for nothing, and where nobody answers any more. @param {string} address */
  async function asked(address) {
    try {
      const answer = await ask("GET", address);
      if (answer.status !== 200) return null;
      return new DOMParser().parseFromString(new TextDecoder().decode(answer.body), "text/html");
    } catch {
      return null;
    }
  }

  /** @param {Document | null} found */
  function put(found) {
    const [stands, comes] = [bar(), found ? bar(found) : null];
    if (!comes) return stands?.remove();
    for (const pair of (comes.dataset.versions ?? "").split(" ").filter(Boolean)) follow(...pair.split(":"));
    if (!stands) return document.body.prepend(document.adoptNode(comes));
    stands.dataset.phone = comes.dataset.phone;
    for (const live of stands.querySelectorAll("[data-live]")) live.textContent = comes.querySelector("[data-live]")?.textContent ?? "";
  }

  /** The screen that waits for a phone, once it has another thing to say. */
  async function renew() {
    const stands = /** @type {HTMLElement | null} */ (document.querySelector("[data-phone-screen]"));
    if (!stands || stands.dataset.phoneScreen === (bar()?.dataset.phone ?? "closed")) return;
    const comes = (await asked(location.pathname))?.querySelector("[data-phone-screen]");
    if (!comes) return;
    stands.replaceWith(document.adoptNode(comes));
    /** @type {HTMLElement | null} */ (comes.querySelector("input[name=number]"))?.focus();
    dress(comes, ask);
  }
}

/** @param {Document} from */
const bar = (from = document) => /** @type {HTMLElement | null} */ (from.querySelector("[data-phone]"));

/** Forms that were shown before go on from what stands now: a file changed nothing that they say. @param {string[]} versions */
function follow(...[before, version]) {
  for (const field of document.querySelectorAll("input[name=version]")) {
    if (/** @type {HTMLInputElement} */ (field).value === before) /** @type {HTMLInputElement} */ (field).value = version;
  }
}
