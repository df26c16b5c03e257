// Times one peer in Node: node peers.mjs FOLDER NAME TEXTS.json RUNS. Prints {"findings": …, "cpu": […], "wall": […]}, seconds a pass over all texts.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, name, file, runs] = process.argv.slice(2);
const require = createRequire(join(resolve(folder), "package.json"));
const load = async (what) => import(pathToFileURL(require.resolve(what)));
const loadESM = async (path) => import(pathToFileURL(join(resolve(folder), "node_modules", path)));

const peers = {
  "write-good": async () => {
    const writeGood = require("write-good");
    return (text) => writeGood(text).length;
  },
  alex: async () => {
    const { text: check } = await loadESM("alex/index.js");
    return (text) => check(text).messages.length;
  },
  textlint: async () => {
    const { createLinter, loadTextlintrc } = await load("textlint");
    const linter = createLinter({ descriptor: await loadTextlintrc({ configFilePath: join(resolve(folder), ".textlintrc.json") }) });
    return async (text) => (await linter.lintText(text, "draft.md")).messages.length;
  },
  harper: async () => {
    const { LocalLinter } = await loadESM("harper.js/dist/index.js");
    const { binary } = await loadESM("harper.js/dist/binary.js");
    const linter = new LocalLinter({ binary });
    await linter.setup();
    return async (text) => (await linter.lint(text)).length;
  },
};

const texts = JSON.parse(readFileSync(file, "utf8"));
const check = await peers[name]();
const cpu = [], wall = [];
let findings = 0;
for (let run = -1; run < Number(runs); run++) { // the first pass warms up and is not counted
  const started = performance.now(), before = process.cpuUsage();
  for (const text of texts) findings += await check(`${text}\n\nRun ${run + 1}.`);
  const spent = process.cpuUsage(before);
  if (run >= 0) {
    cpu.push((spent.user + spent.system) / 1e6);
    wall.push((performance.now() - started) / 1e3);
  }
}
console.log(JSON.stringify({ findings: findings / (Number(runs) + 1), cpu, wall }));
