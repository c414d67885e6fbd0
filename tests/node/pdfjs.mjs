// Reads PDF files by pdf.js, the reader of Firefox. In: their names as JSON.
// Out: for each {"pages": the text of each page, "marked": whether it has tags, "language"}.
import fs from 'node:fs';

// It asks for what draws pages when it is loaded; nothing is drawn here.
globalThis.DOMMatrix ??= class {};
globalThis.ImageData ??= class {};
globalThis.Path2D ??= class {};
const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');

const read = [];
for (const name of JSON.parse(fs.readFileSync(0, 'utf8'))) {
  const task = getDocument({ data: new Uint8Array(fs.readFileSync(name)), verbosity: VerbosityLevel.ERRORS });
  const file = await task.promise;
  const pages = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    pages.push(items.map((item) => item.str).join(''));
  }
  const marks = await file.getMarkInfo();
  const { info } = await file.getMetadata();
  read.push({ pages, marked: Boolean(marks && marks.Marked), language: info.Language ?? '' });
  await task.destroy();
}
console.log(JSON.stringify(read));
