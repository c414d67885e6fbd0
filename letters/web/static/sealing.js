// Copies of a case under a passphrase, as `letters lock` makes them: age by its JavaScript, loaded when it is first used. The key
// is encrypted with the passphrase, the case to that key; age itself opens both.

/**
 * What of age is used.
 * @typedef {object} Age
 * @property {new () => {setPassphrase(words: string): void, addRecipient(one: string): void, encrypt(file: Uint8Array | string): Promise<Uint8Array>}} Encrypter
 * @property {new () => {addPassphrase(words: string): void, addIdentity(one: string): void, decrypt(file: Uint8Array): Promise<Uint8Array>}} Decrypter
 * @property {() => Promise<string>} generateX25519Identity
 * @property {(identity: string) => Promise<string>} identityToRecipient
 */

/** @param {() => Promise<Age>} load */
export function sealing(load) {
  /** @type {Promise<Age> | undefined} */
  let loaded;
  const age = () => { loaded ??= load(); loaded.catch(() => { loaded = undefined; }); return loaded; };
  /** Bytes of Python as those of JavaScript. @param {any} bytes @returns {Uint8Array} */
  const plain = (bytes) => (bytes instanceof Uint8Array ? bytes : bytes.toJs());

  return {
    /** @param {string} passphrase @param {any} content @returns {Promise<[Uint8Array, Uint8Array]>} the key, the content */
    async seal(passphrase, content) {
      const { Encrypter, generateX25519Identity, identityToRecipient } = await age();
      const identity = await generateX25519Identity();
      const [key, whole] = [new Encrypter(), new Encrypter()];
      key.setPassphrase(passphrase);
      whole.addRecipient(await identityToRecipient(identity));
      return [await key.encrypt(`${identity}\n`), await whole.encrypt(plain(content))];
    },

    /** @param {string} passphrase @param {any} key @returns {Promise<string>} the key, "" where the passphrase is another */
    async key(passphrase, key) {
      const { Decrypter } = await age();
      const tried = new Decrypter();
      tried.addPassphrase(passphrase);
      try {
        return new TextDecoder().decode(await tried.decrypt(plain(key))).trim();
      } catch {
        return "";
      }
    },

    /** @param {string} identity @param {any} content @returns {Promise<Uint8Array>} nothing where it is damaged */
    async open(identity, content) {
      const { Decrypter } = await age();
      const whole = new Decrypter();
      try {
        whole.addIdentity(identity);
        return await whole.decrypt(plain(content));
      } catch {
        return new Uint8Array();
      }
    },
  };
}

/**
 * The modules of a package that was packed by the build, each after those that it imports, as [name, source]; what a source
 * imports stands in it as "@@name". The last is the package.
 * @param {[string, string][]} modules @param {(name: string, source: string) => string} place  gives a module an address
 */
export async function packed(modules, place) {
  /** @type {Record<string, string>} */
  const placed = {};
  for (const [name, source] of modules) {
    placed[name] = place(name, source.replace(/"@@([^"]+)"/g, (_, wanted) => JSON.stringify(placed[wanted])));
  }
  return import(placed[modules[modules.length - 1][0]]);
}
