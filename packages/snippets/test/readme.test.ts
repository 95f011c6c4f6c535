import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const folder = `${import.meta.dirname}/..`;
const samples = [...readFileSync(`${folder}/README.md`, "utf8").matchAll(/```ts\n(.*?)```\n\n```text\n(.*?)```/gs)];

describe("the README", () => {
  test("has samples of createSnippet, createRequest, loadDocument and runSnippets", () => {
    const code = samples.map(([, sample]) => sample).join("\n");
    for (const name of ["createSnippet", "createRequest", "loadDocument", "runSnippets"]) expect(code).toContain(name);
  });

  test.each(samples.map(([, code = "", output = ""]) => [code, output]))(
    "has a sample that prints its output",
    async (code, output) => {
      const parameters = ["--conditions=@signet/source", "--input-type=module-typescript", "-"];
      const printed = await new Promise<string>((done, fail) => {
        const child = execFile(process.execPath, parameters, { cwd: folder }, (error, text) =>
          error ? fail(error) : done(text),
        );
        child.stdin?.end(code);
      });
      expect(printed).toBe(output);
    },
  );
});
