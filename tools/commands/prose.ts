/** Fails for archaic words, and for doc comments that begin with a question word: `node tools/commands/prose.ts`. */
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

const root = join(import.meta.dirname, "../..");
const skipped = new Set(["node_modules", "dist", "build", "generated", ".docusaurus", ".turbo"]);
const notOurs = /(^|\/)(CHANGELOG\.md|changelog\.json|pnpm-lock\.yaml)$|^test\/repository\/prose\.test\.ts$/;
const rules: readonly { pattern: RegExp; problem: string }[] = [
  {
    pattern: /\banew\b|\bbefell\b|\bbefall\b|\blest\b|\bspoilt\b|\bamiss\b|\bfor ever\b/gi,
    problem: "use a modern word",
  },
  { pattern: /\/\*\*[\s*]*(What|Whether|How|Tells)\b/g, problem: "begin the doc comment with a verb or a noun" },
];

const patterns = ["*", ".changeset/*", ".github/**/*", "*/**/*"].map(
  (path) => `${path}.{ts,tsx,js,css,md,mdx,yaml,yml,json}`,
);
const files = globSync(patterns, { cwd: root, exclude: (name) => skipped.has(basename(name)) });
const problems = [...new Set(files)]
  .filter((file) => !notOurs.test(file))
  .flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8");
    return rules.flatMap(({ pattern, problem }) =>
      [...text.matchAll(pattern)].map(({ 0: found, index }) => {
        const line = text.slice(0, index).split("\n").length;
        return `${file}:${line}: "${found.replace(/^[\s/*]+/, "")}": ${problem}`;
      }),
    );
  });
if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exitCode = 1;
}
