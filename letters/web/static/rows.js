// Rows that are typed cell by cell (payments, people, what they want): one more row on a tap, and what the sums come to.

/** @type {import("./behaviours.js").Attach} */
export function attach(root, ask, dress) {
  for (const list of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-rows]"))) follow(list, ask, dress);
}

/** @param {HTMLElement} list @param {import("./behaviours.js").Ask} ask @param {import("./behaviours.js").Dress} dress */
function follow(list, ask, dress) {
  const told = list.querySelector("[data-total]");
  const total = () => {
    if (told) told.textContent = sum(list);
  };
  list.querySelector("[data-more]")?.addEventListener("click", () => {
    const rows = list.querySelectorAll(".row");
    const made = another(rows[rows.length - 1], rows.length);
    rows[rows.length - 1].after(made);
    dress(made, ask);
    made.querySelector("input")?.focus();
  });
  list.addEventListener("input", total);
  total();
}

/** An empty row after the last. @param {Element} last @param {number} at */
function another(last, at) {
  const made = /** @type {Element} */ (last.cloneNode(true));
  for (const each of made.querySelectorAll(".day, .help, .problem")) each.remove();
  made.setAttribute("aria-label", `第 ${at + 1} 行`);
  for (const label of made.querySelectorAll("label")) label.htmlFor = numbered(label.htmlFor, "-", at);
  for (const cell of /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */ (made.querySelectorAll("input, select"))) {
    [cell.id, cell.name, cell.value] = [numbered(cell.id, "-", at), numbered(cell.name, ".", at), ""];
    for (const told of ["aria-invalid", "aria-errormessage", "aria-describedby", "value"]) cell.removeAttribute(told);
  }
  return made;
}

/** The last number but one piece, changed: budget.expenses.2.item. @param {string} name @param {string} between @param {number} at */
function numbered(name, between, at) {
  const parts = name.split(between);
  return [...parts.slice(0, -2), String(at), parts[parts.length - 1]].join(between);
}

/** What the sums that were typed come to, in words; what is no plain number is said to be left out. @param {HTMLElement} list */
function sum(list) {
  const typed = [...list.querySelectorAll("input")].filter((each) => "sum" in each.dataset).map((each) => each.value.trim());
  const sums = typed.filter(Boolean).map((each) => Number(each.replace(/[\s,，元]/g, "")));
  const known = sums.filter((each) => !Number.isNaN(each));
  if (!known.length) return "";
  const all = known.reduce((one, other) => one + other, 0).toLocaleString("zh-CN", { maximumFractionDigits: 2 });
  return `一共 ${all} 元${known.length < sums.length ? "（有一格不是数字，没有算进去）" : ""}`;
}
