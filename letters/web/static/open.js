// A copy of a case that is opened in the site: no server takes a form with a file, so the file is handed over as it is.

/** @param {Document | Element} root @param {import("./behaviours.js").Ask} ask */
export function attach(root, ask) {
  for (const form of root.querySelectorAll("form[data-open]")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      event.stopPropagation(); // site.js would send the fields alone
      const field = /** @type {HTMLInputElement | null} */ (form.querySelector("input[type=file]"));
      const file = field?.files?.[0];
      if (!file) return;
      const button = /** @type {HTMLButtonElement} */ (form.querySelector("button"));
      button.disabled = true;
      const typed = /** @type {HTMLInputElement | null} */ (form.querySelector("input[type=password]"))?.value ?? "";
      const spelt = btoa(String.fromCharCode(...new TextEncoder().encode(typed)));
      const answer = await ask("POST", "/open", file, { "Content-Type": "application/zip", "X-Passphrase": spelt });
      button.disabled = false;
      const shown = new DOMParser().parseFromString(new TextDecoder().decode(answer.body), "text/html");
      if (answer.status === 200) go(root, shown);
      else told(form, shown.querySelector("main"));
    });
  }
}

/** To the case that was opened: its screen names it. @param {Document | Element} root @param {Document} shown */
function go(root, shown) {
  const link = document.createElement("a");
  link.href = shown.querySelector("header a[href^='/c/']")?.getAttribute("href") ?? "/";
  link.hidden = true;
  (root instanceof Document ? root.body : root).append(link);
  link.click();
}

/** @param {Element} form @param {Element | null} words */
function told(form, words) {
  form.querySelector(".problem")?.remove();
  const line = document.createElement("p");
  line.className = "problem";
  line.setAttribute("role", "alert");
  line.textContent = [...(words?.querySelectorAll("p") ?? [])].slice(0, 2).map((each) => each.textContent).join(" ");
  form.prepend(line);
}
