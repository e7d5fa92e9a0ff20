// Answers each path on standard input with the milliseconds that libpg_query took to parse the file, the version first.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(process.argv[2] + "/package.json"));
const library = require("libpg-query");
await library.loadModule();
console.log(require(process.argv[2] + "/node_modules/libpg-query/package.json").version);
for await (const path of createInterface({ input: process.stdin })) {
  const sql = readFileSync(path, "utf8");
  const start = performance.now();
  const statements = library.parseSync(sql).stmts.length;
  console.log(`${performance.now() - start} ${statements}`);
}
