// Evidence in its place on a screen: pictures are drawn anew, point by point, sounds are played. Nothing that is handed over
// ever becomes a document here.
//   <li data-picture="address" data-type="image/png">  <li data-sound="address" data-type="audio/mpeg">

const WIDEST = 1080, MOST = 16e6; // points of what is drawn

/** @param {Document | Element} root @param {import("./behaviours.js").Ask} ask */
export function attach(root, ask) {
  const looker = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      looker.unobserve(target);
      draw(/** @type {HTMLElement} */ (target), ask);
    }
  }, { rootMargin: "200px" });
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-picture]"))) {
    if ("now" in place.dataset) draw(place, ask); // what is to be printed does not wait until it is scrolled to
    else looker.observe(place);
  }
  for (const place of root.querySelectorAll("[data-sound]")) offer(/** @type {HTMLElement} */ (place), ask);
}

/** @param {HTMLElement} place @param {string} address @param {import("./behaviours.js").Ask} ask */
async function content(place, address, ask) {
  const answer = await ask("GET", address);
  if (answer.status !== 200) throw new Error(String(answer.status));
  return new Blob([/** @type {BlobPart} */ (answer.body)], { type: place.dataset.type });
}

/** @param {HTMLElement} place */
const nameOf = (place) => place.querySelector("a")?.textContent ?? "";

/** @param {HTMLElement} place @param {import("./behaviours.js").Ask} ask */
async function draw(place, ask) {
  try {
    const picture = await createImageBitmap(await content(place, place.dataset.picture ?? "", ask));
    const { width, height } = picture;
    const scale = Math.min(1, WIDEST / width, Math.sqrt(MOST / (width * height)));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width, height].map((each) => Math.max(1, Math.round(each * scale)));
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const button = document.createElement("button");
    button.type = "button";
    button.className = "picture";
    button.setAttribute("aria-label", `放大或者缩小：${nameOf(place)}`);
    button.append(canvas);
    button.addEventListener("click", () => button.classList.toggle("large"));
    place.prepend(button);
  } catch {
    // it stays a link
  }
}

/** @param {HTMLElement} place @param {import("./behaviours.js").Ask} ask */
function offer(place, ask) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "▶ 听";
  button.setAttribute("aria-label", `听：${nameOf(place)}`);
  button.addEventListener("click", async () => {
    const sound = document.createElement("audio");
    sound.controls = true;
    sound.src = URL.createObjectURL(await content(place, place.dataset.sound ?? "", ask));
    button.replaceWith(sound);
    sound.play();
  }, { once: true });
  place.prepend(button);
}
