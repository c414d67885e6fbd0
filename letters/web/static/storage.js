// The cases of this browser: texts with a number that counts their changes, and files in pieces, in one database of this
// page. Not in the browser's file system (OPFS): older phones and private windows have none, and what is kept there cannot
// come to stand in one transaction with the text that names it.

import { here } from "./folder.js";

const NAME = here("letters"), CASES = "cases", FILES = "files", ARRIVALS = "arrivals", PIECES = "pieces", WORDS = "words";

/** What each version of the database added to the one before. @type {((made: IDBDatabase) => void)[]} */
const VERSIONS = [
  (made) => made.createObjectStore(CASES, { keyPath: "id" }),
  (made) => {
    made.createObjectStore(FILES, { keyPath: ["case", "name"] });
    made.createObjectStore(ARRIVALS, { keyPath: "id" });
    made.createObjectStore(PIECES);
  },
  (made) => made.createObjectStore(WORDS),
];

/** @returns {Promise<IDBDatabase>} */
function opened() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, VERSIONS.length);
    asked.onupgradeneeded = ({ oldVersion }) => VERSIONS.slice(oldVersion).forEach((add) => add(asked.result));
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

/**
 * One transaction: done when all of it is on the disk, or none of it.
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(first: IDBObjectStore, give: (value: T) => void, all: IDBTransaction) => void} work
 * @param {string[]} stores
 * @param {IDBTransactionDurability} durability  "relaxed" for what a later strict one makes good
 * @returns {Promise<T>}
 */
async function transaction(mode, work, stores = [CASES], durability = "strict") {
  const database = await opened();
  return new Promise((resolve, reject) => {
    const all = database.transaction(stores, mode, { durability });
    let result = /** @type {T} */ (undefined);
    all.oncomplete = () => { database.close(); resolve(result); };
    all.onabort = all.onerror = () => { database.close(); reject(all.error); };
    work(all.objectStore(stores[0]), (value) => { result = value; }, all);
  });
}

/** Whatever key begins with this part. @param {string} part */
const under = (part) => IDBKeyRange.bound([part], [part, []]);

/** By which a tab that takes a file in is known to be alive. @param {string} arrival */
const lockOf = (arrival) => `${here("letters-arrival")}-${arrival}`;

/** What lets go of each file that comes in here. @type {Map<string, () => void>} */
const held = new Map();

/** @param {string} arrival */
const forget = (arrival) => transaction("readwrite", (arrivals, give, all) => {
  arrivals.delete(arrival);
  all.objectStore(PIECES).delete(under(arrival));
  give(undefined);
}, [ARRIVALS, PIECES]);

/** Clears away what came in a tab that was closed before it was whole. */
async function sweep() {
  const left = await transaction("readonly", (arrivals, give) => {
    const asked = arrivals.getAllKeys();
    asked.onsuccess = () => give(asked.result);
  }, [ARRIVALS]);
  for (const arrival of /** @type {string[]} */ (left)) {
    await navigator.locks.request(lockOf(arrival), { ifAvailable: true }, (lock) => lock && forget(arrival));
  }
}

/** Takes the whole database away. @returns {Promise<void>} */
export function forgetAll() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.deleteDatabase(NAME);
    asked.onsuccess = () => resolve();
    asked.onerror = () => reject(asked.error);
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

  /** A case with all its files. @param {string} id */
  discard: (id) => transaction("readwrite", (cases, give, all) => {
    cases.delete(id);
    const files = all.objectStore(FILES).getAll(under(id));
    files.onsuccess = () => {
      for (const { arrival } of files.result) all.objectStore(PIECES).delete(under(arrival));
      all.objectStore(FILES).delete(under(id));
      give(null);
    };
  }, [CASES, FILES, PIECES]),

  /** A word that belongs to no case. @param {string} name @param {string} value */
  remember: (name, value) => transaction("readwrite", (words, give) => { words.put(value, name); give(null); }, [WORDS]),

  /** @param {string} name @returns {Promise<string>} */
  recall: (name) => transaction("readonly", (words, give) => {
    const asked = words.get(name);
    asked.onsuccess = () => give(asked.result ?? "");
  }, [WORDS]),

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
      if (isSame) cases.put({ ...stands, text, number: number + 1, saved: Date.now() });
      give(isSame);
    };
  }),

  /** @param {string} id */
  saved: (id) => transaction("readonly", (cases, give) => {
    const asked = cases.get(id);
    asked.onsuccess = () => give(asked.result?.saved ?? 0);
  }),

  /** @param {string} id @param {string} key */
  typed: (id, key) => transaction("readonly", (cases, give) => {
    const asked = cases.get(id);
    asked.onsuccess = () => give(asked.result?.typed?.[key] ?? "");
  }),

  /** @param {string} id @returns {Promise<Record<string, string>>} */
  drafts: (id) => transaction("readonly", (cases, give) => {
    const asked = cases.get(id);
    asked.onsuccess = () => give(asked.result?.typed ?? {});
  }),

  /** @param {string} id @param {string} key @param {string} text @param {number} number */
  note: (id, key, text, number) => transaction("readwrite", (cases, give) => {
    const asked = cases.get(id);
    asked.onsuccess = () => {
      const stands = asked.result;
      const isSame = stands !== undefined && stands.number === number;
      const { [key]: _, ...others } = stands?.typed ?? {};
      if (isSame) cases.put({ ...stands, typed: text ? { ...others, [key]: text } : others });
      give(isSame);
    };
  }),

  /** @param {string} id @returns {Promise<[number, string]>} */
  checked: (id) => transaction("readonly", (cases, give) => {
    const asked = cases.get(id);
    asked.onsuccess = () => give(asked.result?.checked ?? [0, ""]);
  }),

  /** @param {string} id @param {number} number @param {string} on */
  check: (id, number, on) => transaction("readwrite", (cases, give) => {
    const asked = cases.get(id);
    asked.onsuccess = () => {
      if (asked.result !== undefined) cases.put({ ...asked.result, checked: [number, on] });
      give(null);
    };
  }),

  /** @param {string} id */
  files: (id) => transaction("readonly", (files, give) => {
    const asked = files.getAll(under(id));
    asked.onsuccess = () => give(asked.result.map(({ name, size }) => [name, size]));
  }, [FILES]),

  async arrive() {
    await sweep();
    const id = crypto.randomUUID();
    await new Promise((ready) => {
      navigator.locks.request(lockOf(id), () => new Promise((done) => { held.set(id, () => done(null)); ready(null); }));
    });
    await transaction("readwrite", (arrivals, give) => { arrivals.add({ id }); give(null); }, [ARRIVALS]);
    return id;
  },

  /** @param {string} arrival @param {number} number @param {any} piece bytes of Python @returns {Promise<boolean>} */
  async take(arrival, number, piece) {
    const bytes = piece instanceof Uint8Array ? piece : piece.toJs();
    try {
      return await transaction("readwrite", (pieces, give) => {
        pieces.add(bytes, [arrival, number]);
        give(true);
      }, [PIECES], "relaxed");
    } catch (error) {
      if (/** @type {DOMException} */ (error)?.name === "QuotaExceededError") return false;
      throw error;
    }
  },

  /** @param {string} arrival @param {string} id @param {string} name @param {any} told a list of Python @returns {Promise<boolean>} */
  settle(arrival, id, name, told) {
    const [size, sha256, text, number] = Array.isArray(told) ? told : told.toJs();
    return transaction("readwrite", (files, give, all) => {
      const cases = all.objectStore(CASES);
      const found = [files.get([id, name]), cases.get(id)];
      found[1].onsuccess = () => {
        const [taken, stands] = found.map((each) => each.result);
        const isSame = text === undefined || stands?.number === number;
        if (taken === undefined && isSame) {
          files.add({ case: id, name, size, sha256, arrival });
          if (text !== undefined) cases.put({ ...stands, text, number: number + 1 });
          all.objectStore(ARRIVALS).delete(arrival);
        }
        give(taken === undefined && isSame);
      };
    }, [FILES, ARRIVALS, CASES]);
  },

  /** @param {string} arrival */
  async leave(arrival) {
    const isOpen = await transaction("readonly", (arrivals, give) => {
      const asked = arrivals.getKey(arrival);
      asked.onsuccess = () => give(asked.result !== undefined);
    }, [ARRIVALS]);
    if (isOpen) await forget(arrival);
    held.get(arrival)?.();
    held.delete(arrival);
  },

  /** @param {string} id @param {string} name @param {number} number */
  piece: (id, name, number) => transaction("readonly", (files, give, all) => {
    const asked = files.get([id, name]);
    asked.onsuccess = () => {
      if (asked.result === undefined) { give(undefined); return; }
      const found = all.objectStore(PIECES).get([asked.result.arrival, number]);
      found.onsuccess = () => give(found.result ?? new Uint8Array());
    };
  }, [FILES, PIECES]),

  /** @param {string} id @param {string} name */
  remove: (id, name) => transaction("readwrite", (files, give, all) => {
    const asked = files.get([id, name]);
    asked.onsuccess = () => {
      if (asked.result !== undefined) {
        files.delete([id, name]);
        all.objectStore(PIECES).delete(under(asked.result.arrival));
      }
      give(asked.result !== undefined);
    };
  }, [FILES, PIECES]),
};
