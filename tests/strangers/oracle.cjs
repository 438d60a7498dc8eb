// SPDX-License-Identifier: Apache-2.0
// The strangers' verdicts: one question a line on standard input, one JSON answer a line. oracle.cjs FOLDER-WITH-node_modules
// Questions: card DIGITS, expiry MM YYYY, iban X, bic X, kinds (all card brands and IBAN shapes that they know).
const path = require("path");
const theirs = require("module").createRequire(path.join(path.resolve(process.argv[2]), "x.js"));
const cards = theirs("card-validator");
const luhn = theirs("card-validator/dist/luhn-10");
const types = theirs("credit-card-type");
const ibans = theirs("ibantools");

function card(digits) {
  const verdict = cards.number(digits);
  const kind = verdict.card;
  return {
    brand: kind ? kind.type : "-", isLength: !!kind && kind.lengths.includes(digits.length), passesCheck: luhn(digits),
    isValid: verdict.isValid, code: kind ? kind.code.size : 0,
  };
}

function kinds() {
  const brands = Object.values(types.types).map((name) => {
    const { type, patterns, lengths } = types.getTypeInfo(name);
    return { type, patterns, lengths };
  });
  const shapes = {};
  for (const [country, spec] of Object.entries(ibans.getCountrySpecifications()))
    if (spec.bban_regexp) shapes[country] = { length: spec.chars, pattern: spec.bban_regexp };
  return { brands, shapes };
}

const answers = {
  card, kinds,
  expiry: (text) => cards.expirationDate({ month: text.slice(0, 2), year: text.slice(3) }, 20).isValid,
  iban: (text) => ibans.validateIBAN(text),
  bic: (text) => ibans.isValidBIC(text),
};
const out = [];
for (const line of require("fs").readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const [question, ...rest] = line.split(" ");
  out.push(JSON.stringify(answers[question](rest.join(" "))));
}
process.stdout.write(out.join("\n") + "\n");
