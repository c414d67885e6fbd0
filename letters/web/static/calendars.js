// A calendar to tap beside a day that is typed: what is tapped is written into the field in words, and nothing else.

const BEGINS = /^\s*(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]/;

/** @param {Document | Element} root */
export function attach(root) {
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("input[data-day]"))) {
    const label = document.createElement("label");
    label.className = "day";
    const calendar = document.createElement("input");
    calendar.type = "date";
    calendar.addEventListener("change", () => {
      const [year, month, day] = calendar.value.split("-").map(Number);
      if (!day) return;
      const told = `${year}年${month}月${day}日`;
      field.value = BEGINS.test(field.value) ? field.value.replace(BEGINS, told) : told;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    if (field.closest(".row")) calendar.setAttribute("aria-label", "或者点日历");
    else label.append("或者点日历：");
    label.append(calendar);
    field.after(label);
  }
}
