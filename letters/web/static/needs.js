// What the page needs of a browser, each tried by itself before anything large is fetched; what is lacking is said kindly.

const HEAD = [0, 97, 115, 109, 1, 0, 0, 0];
const NEW_ONE = "换一部新一点的手机，或者在电脑上用新的浏览器打开这个网址。苹果手机要 iOS 16.4 以上，别的手机把浏览器更新到最新。";

/** Small programs of what old browsers lack: one that catches an exception, one that takes a reference. */
const CATCHES = [...HEAD, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11];
const REFERS = [...HEAD, 1, 5, 1, 96, 1, 111, 0];

/** @param {number[]} program */
const runs = (program) => typeof WebAssembly === "object" && WebAssembly.validate(new Uint8Array(program));

/** Whether something can be kept: private windows and full phones say so only when it is tried. @returns {Promise<boolean>} */
const stores = () => new Promise((resolve) => {
  try {
    const asked = indexedDB.open("letters-tried", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("tried").put(1, 1);
    asked.onerror = asked.onblocked = () => resolve(false);
    asked.onsuccess = () => {
      asked.result.close();
      indexedDB.deleteDatabase("letters-tried");
      resolve(true);
    };
  } catch {
    resolve(false);
  }
});

/** Whether a worker may be made of modules: a browser that knows of it asks for the type. */
function hasModuleWorkers() {
  if (typeof Worker !== "function") return false;
  let isKnown = false;
  const told = { get type() { isKnown = true; return /** @type {WorkerType} */ ("module"); } };
  try {
    new Worker(import.meta.url, told).terminate(); // this very file: it does nothing by itself
  } catch {
    // it may not be made, but it was asked
  }
  return isKnown;
}

/** @type {[() => boolean | Promise<boolean>, string][]} */
const NEEDS = [
  [() => isSecureContext, "这个网址要用 https:// 开头打开，现在不是：前面加上 https:// 再打开一次。"],
  [() => runs(CATCHES), `这个浏览器太旧，跑不动写文书的程序（缺 WebAssembly 的异常处理）。${NEW_ONE}`],
  [() => runs(REFERS), `这个浏览器太旧，跑不动写文书的程序（缺 WebAssembly 的引用）。${NEW_ONE}`],
  [() => typeof DecompressionStream === "function", `这个浏览器太旧，打不开压缩的文件。${NEW_ONE}`],
  [hasModuleWorkers, `这个浏览器太旧，不能在后台跑程序。${NEW_ONE}`],
  [() => "locks" in navigator, `这个浏览器太旧，两个窗口一起用会存乱。${NEW_ONE}`],
  [stores, "这个浏览器现在不让网页存东西：可能是无痕（隐私）窗口，或者手机满了。用普通窗口打开，或者先清出一点地方。"],
];

/** Browsers inside other programs, which keep nothing. */
const INSIDE = /MicroMessenger|\bQQ\/|Weibo|DingTalk|Lark|Alipay|aweme|BytedanceWebview|NewsArticle|XiaoHongShu|xhsdiscover|Kwai|baiduboxapp/i;

/** What a person is told before anything is typed: "" where all is there. @param {string} [agent] */
export async function lacking(agent = navigator.userAgent) {
  if (INSIDE.test(agent)) return "请点右上角，选“在浏览器打开”，再开始写：在这里写的，关掉就没有了。";
  for (const [has, told] of NEEDS) if (!(await has())) return told;
  return "";
}
