// SPDX-License-Identifier: Apache-2.0
// Writes the names of the countries of resources/addressformats.json in the console's languages other than English, from the Unicode
// CLDR in Node.js: node resources/countries/countries.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const here = new URL('./', import.meta.url);
const codes = JSON.parse(readFileSync(new URL('../addressformats.json', here))).items.map((item) => item.country);
for (const language of ['de']) {
    const names = new Intl.DisplayNames([language], { type: 'region' });
    const table = Object.fromEntries(codes.map((code) => [code, names.of(code)]));
    writeFileSync(new URL(`${language}.json`, here), JSON.stringify(table, null, 1) + '\n');
}
