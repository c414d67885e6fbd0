// Files dropped or chosen on a screen of a case: each is sent as it is, one after the other, and is kept when its line says so.
//   <section data-drop="address" data-token="…" data-most="bytes"> with a file input, .coming-told and ul.coming

const FAILED = "没有收下：读不到这个文件，或者断了。是文件夹的话，打开它，把里面的文件选上。";

/** @type {import("./behaviours.js").Attach} */
export function attach(root, ask, dress) {
  for (const zone of root.querySelectorAll("[data-drop]")) receive(/** @type {HTMLElement} */ (zone), ask, dress);
}

/** @param {HTMLElement} zone @param {import("./behaviours.js").Ask} ask @param {import("./behaviours.js").Dress} dress */
function receive(zone, ask, dress) {
  const input = /** @type {HTMLInputElement} */ (zone.querySelector("input[type=file]"));
  const list = /** @type {Element} */ (zone.querySelector(".coming"));
  const said = /** @type {HTMLElement} */ (zone.querySelector(".coming-told"));
  /** @type {{file: File, line: Element}[]} */
  const waiting = [];
  let [isWorking, done, all] = [false, 0, 0];

  /** @param {Iterable<File>} files */
  function take(files) {
    for (const file of files) {
      const line = document.createElement("li");
      list.append(line);
      wait({ file, line });
    }
  }

  /** @param {{file: File, line: Element}} one */
  function wait(one) {
    tell(one, "等着");
    all += 1;
    waiting.push(one);
    if (!isWorking) work();
  }

  /** @param {{file: File, line: Element}} one @param {string} state */
  function tell({ file, line }, state) {
    const name = document.createElement("bdi");
    name.textContent = file.name;
    line.replaceChildren(name, `　${state}`);
  }

  async function work() {
    isWorking = true;
    addEventListener("beforeunload", warn);
    let kept = 0;
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      done += 1;
      say(`正在收第 ${done} 个，一共 ${all} 个。先别关这一页。`);
      tell(one, "正在收……");
      kept += Number(await send(one));
    }
    removeEventListener("beforeunload", warn);
    isWorking = false;
    [done, all] = [0, 0];
    say(`收下了 ${kept} 个文件。${zone.dataset.after ?? "现在可以关掉网页，也可以看看下面写得对不对。"}`);
    await renew();
  }

  /** Whether a file is kept now. @param {{file: File, line: Element}} one */
  async function send(one) {
    const { file, line } = one;
    let told = { problem: FAILED, hint: "", known: false, before: "", version: "" };
    if (file.size > Number(zone.dataset.most)) {
      told.problem = `没有收下：太大了，一个文件最多 ${Math.floor(Number(zone.dataset.most) / 1e6)} MB。录像可以在手机里截成几段`;
    } else {
      const headers = { "X-Name": encodeURIComponent(file.name), "X-Token": zone.dataset.token ?? "" };
      try {
        const answer = await ask("PUT", zone.dataset.drop ?? "", file, headers);
        told = JSON.parse(new TextDecoder().decode(answer.body));
      } catch {
        // what is told stands
      }
    }
    tell(one, told.problem ? [told.problem, told.hint].filter(Boolean).join("。") : told.known ? "✓ 以前收过" : "✓ 收下了");
    if (told.problem) line.append(again(one));
    else follow(told.before, told.version);
    line.classList.toggle("failed", Boolean(told.problem));
    return !told.problem;
  }

  /** @param {{file: File, line: Element}} one */
  function again(one) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "再试一次";
    button.addEventListener("click", () => wait(one), { once: true });
    return button;
  }

  /** @param {string} text */
  function say(text) {
    said.textContent = text;
    said.hidden = false;
  }

  /** The cards with what came, unless somebody is writing there. */
  async function renew() {
    const stands = zone.parentElement?.querySelector("[data-cards]");
    if (!stands) return;
    const answer = await ask("GET", (zone.dataset.drop ?? "").replace(/files$/, "evidence"));
    const found = new DOMParser().parseFromString(new TextDecoder().decode(answer.body), "text/html");
    const comes = found.querySelector("[data-cards]");
    if (!comes) return;
    if (isWritten(stands)) {
      stands.prepend(later(() => swap(stands, comes)));
      return;
    }
    swap(stands, comes);
  }

  /** @param {Element} stands @param {Element} comes */
  function swap(stands, comes) {
    stands.replaceWith(document.adoptNode(comes));
    dress(comes, ask);
  }

  function chosen() {
    take(input.files ?? []);
    input.value = "";
  }

  input.addEventListener("change", chosen);
  chosen(); // what was chosen before this was here
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    take(event.dataTransfer?.files ?? []);
  });
}

/** @param {Event} event */
const warn = (event) => event.preventDefault();

/** Whether somebody changed a field that is not stored. @param {Element} cards */
const isWritten = (cards) => [...cards.querySelectorAll("textarea")].some((each) => each.value !== each.defaultValue);

/** @param {() => void} deed */
function later(deed) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "显示新收下的（上面没存的改动会没有）";
  button.addEventListener("click", deed);
  return button;
}

/** Forms that were shown before go on from what stands now: a file changed nothing that they say. @param {string} before @param {string} version */
function follow(before, version) {
  for (const field of document.querySelectorAll("input[name=version]")) {
    if (/** @type {HTMLInputElement} */ (field).value === before) /** @type {HTMLInputElement} */ (field).value = version;
  }
}
