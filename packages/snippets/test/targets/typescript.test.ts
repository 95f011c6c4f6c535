import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSnippet, listOperations } from "@signet/snippets";
import { hostileBodies, hostileTexts } from "@signet/tools/hostile-strings";
import { describe, expect, test } from "vitest";
import { asJson } from "../../src/document/json.ts";
import { literal } from "../../src/literals/formatter.ts";
import { typescript } from "../../src/literals/typescript.ts";
import { render } from "../../src/write/layout.ts";
import { plainText } from "../../src/write/text.ts";
import { contract, operationIds } from "../support/contract.ts";
import { documentWith, documentWithBody } from "../support/document.ts";
import { run } from "../support/run.ts";

const root = `${import.meta.dirname}/../../../..`;

describe("the typescript target", () => {
  test("writes literals that Node parses to the same values", async () => {
    const bodies = hostileBodies.filter(([name]) => name !== "big integers").map(([, value]) => value);
    const values = [...hostileTexts.map((text) => ({ [text]: text })), ...bodies];
    const literals = values.map((value) => plainText(render(literal(typescript, asJson(value, "value")), typescript)));
    const program = `console.log(JSON.stringify([\n${literals.join(",\n")}\n]))`;
    const output = await run(process.execPath, ["--input-type=module-typescript", "-"], program);
    expect(JSON.parse(output)).toEqual(JSON.parse(JSON.stringify(values)));
  });

  test("sends an integer beyond 2⁵³ as JSON text with fetch, and refuses it with the client", () => {
    const document = documentWithBody({ id: 9007199254740993n });
    expect(createSnippet(document, "sendValue", "typescript").code).toContain(`body: '{"id": 9007199254740993}'`);
    expect(() => createSnippet(document, "sendValue", "typescript", { client: "signet" })).toThrow(
      expect.objectContaining({ code: "ERR_UNSUPPORTED_VALUE" }),
    );
  });

  test("escapes an operationId in the error message", () => {
    const operationId = ["`$", "{process.exit()}`\\"].join("");
    const { code } = createSnippet(documentWith({ operationId }), operationId, "typescript");
    expect(code).toContain(["Error(`\\`\\$", "{process.exit()}\\`\\\\ returned"].join(""));
  });

  test("writes programs that type-check for every operation: with the client, with fetch, and for all pages", async () => {
    const folder = await mkdtemp(join(tmpdir(), "snippets-types-"));
    try {
      await symlink(`${import.meta.dirname}/../../node_modules`, join(folder, "node_modules"));
      const options = {
        extends: `${root}/tsconfig.json`,
        // Some programs use Node to read or write a file.
        compilerOptions: { types: ["node"], rootDir: "/" },
        include: ["*.ts"],
      };
      await writeFile(join(folder, "tsconfig.json"), JSON.stringify(options));
      await writeFile(join(folder, "package.json"), '{ "type": "module" }');
      for (const operationId of operationIds) {
        for (const [name, choice] of Object.entries(choices)) {
          const server = "https://localhost:8443";
          if (name === "pages" && !paged.has(operationId)) continue;
          const { code } = createSnippet(contract, operationId, "typescript", { server, ...choice });
          await writeFile(join(folder, `${operationId}-${name}.ts`), code);
        }
      }
      await run(process.execPath, [`${root}/node_modules/typescript/bin/tsc`, "-p", folder, "--pretty", "false"], "");
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

const paged = new Set(
  listOperations(contract).flatMap(({ operationId, operation }) => (operation["x-pagination"] ? [operationId] : [])),
);

const choices = { client: {}, fetch: { client: "fetch" }, pages: { pages: true } } as const;
