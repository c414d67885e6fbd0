// How many pages a letter has, filled into its card one after the other once the cards stand: nobody waits for it, and where
// it cannot be told the place stays empty.

/** @param {Document | Element} root @param {import("./behaviours.js").Ask} ask */
export async function attach(root, ask) {
  for (const place of root.querySelectorAll("[data-pages]")) {
    if (!place.isConnected) return;
    const answer = await ask("GET", place.getAttribute("data-pages") ?? "").catch(() => undefined);
    if (answer?.status === 200) place.textContent = new TextDecoder().decode(answer.body);
  }
}
