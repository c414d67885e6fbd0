// Runs the browser's own Python on this machine: node inside.mjs INTERPRETER TREE PROGRAM
// TREE is seen as /tree, PROGRAM (a file of Python) is run there; what it prints is printed.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [interpreter, tree, program] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${interpreter}/pyodide.mjs`).href);
const python = await loadPyodide({ indexURL: `${interpreter}/` });
try {
  python.mountNodeFS("/tree", tree);
  python.runPython(readFileSync(program, "utf8"));
} catch (error) {
  process.stderr.write(String(error.message ?? error).slice(-4000));
  process.exitCode = 1;
}
