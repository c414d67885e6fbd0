// The cases of this browser: texts with a number that counts their changes, in one database of this page.

const NAME = "letters", CASES = "cases";

/** @returns {Promise<IDBDatabase>} */
function opened() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(CASES, { keyPath: "id" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
    asked.onblocked = () => reject(new Error("blocked"));
  });
}

/**
 * One transaction: done when all of it is on the disk, or none of it.
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(cases: IDBObjectStore, give: (value: T) => void) => void} work
 * @returns {Promise<T>}
 */
async function transaction(mode, work) {
  const database = await opened();
  return new Promise((resolve, reject) => {
    const all = database.transaction(CASES, mode, { durability: "strict" });
    let result = /** @type {T} */ (undefined);
    all.oncomplete = () => { database.close(); resolve(result); };
    all.onabort = all.onerror = () => { database.close(); reject(all.error); };
    work(all.objectStore(CASES), (value) => { result = value; });
  });
}

export const storage = {
  list: () => transaction("readonly", (cases, give) => {
    const asked = cases.getAll();
    asked.onsuccess = () => give(asked.result.map(({ id, name }) => [id, name]).sort((a, b) => (a[1] < b[1] ? -1 : 1)));
  }),

  /** @param {string} name */
  begin: (name) => transaction("readwrite", (cases, give) => {
    const asked = cases.getAll();
    asked.onsuccess = () => {
      const taken = new Set(asked.result.map((each) => each.name));
      let free = name;
      for (let number = 2; taken.has(free); number += 1) free = `${name}-第${number}个`;
      const made = { id: crypto.randomUUID().slice(0, 13), name: free, text: "", number: 0 };
      cases.add(made);
      give([made.id, made.name]);
    };
  }),

  /** @param {string} id */
  read: (id) => transaction("readonly", (cases, give) => {
    const asked = cases.get(id);
    asked.onsuccess = () => give(asked.result ? [asked.result.text, asked.result.number] : ["", 0]);
  }),

  /** @param {string} id @param {string} text @param {number} number */
  replace: (id, text, number) => transaction("readwrite", (cases, give) => {
    const asked = cases.get(id);
    asked.onsuccess = () => {
      const stands = asked.result;
      const isSame = stands !== undefined && stands.number === number;
      if (isSame) cases.put({ ...stands, text, number: number + 1 });
      give(isSame);
    };
  }),
};
