// SPDX-License-Identifier: Apache-2.0
// Ajv judges values by schemas of the description: schemas.cjs FOLDER reads {components, checks: [{schema, value}]} from its
// standard input and answers for each check what is wrong, or null. FOLDER has the packages.
const { createRequire } = require("node:module");
const need = createRequire(require("node:path").resolve(process.argv[2], "package.json"));
const Ajv = need("ajv").default;

const { components, checks } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const ajv = new Ajv({ strict: false, allErrors: true });
need("ajv-formats")(ajv);
ajv.addSchema({ $id: "description", components });
const judges = new Map();
const answers = checks.map(({ schema, value }) => {
    const key = JSON.stringify(schema);
    if (!judges.has(key)) judges.set(key, ajv.compile(JSON.parse(key.replaceAll('"#/components/', '"description#/components/'))));
    const judge = judges.get(key);
    return judge(value) ? null : judge.errors.slice(0, 3).map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`).join("; ");
});
console.log(JSON.stringify(answers));
