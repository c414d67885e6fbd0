// What a browser keeps is shared by all pages of a host, and several copies of this one may lie there, each in a folder of its
// own: each names by its folder what it keeps and what it holds. At the root of a host the names are bare.

const FOLDER = new URL("./", location.href).pathname;

/** @param {string} name */
export const here = (name) => (FOLDER === "/" ? name : `${name}${FOLDER}`);
