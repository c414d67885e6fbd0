// How many bytes the page's own scripts take, shortened and compressed each by itself. In: their files as JSON. Out: bytes of each.
import fs from 'node:fs';
import { gzipSync } from 'node:zlib';
import { minify } from 'terser';

const sizes = [];
for (const name of JSON.parse(fs.readFileSync(0, 'utf8'))) {
  const { code } = await minify(fs.readFileSync(name, 'utf8'), { module: true });
  sizes.push(gzipSync(code, { level: 9 }).length);
}
console.log(JSON.stringify(sizes));
