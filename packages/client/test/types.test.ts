import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { loadContract, type Operation } from "@signet/openapi";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const client = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "signet-types-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Where each compiler of the field is installed. */
const compilers = {
  "5.9": join(client, "node_modules/typescript"),
  "6.0": join(client, "../../test/node_modules/typescript6"),
  "7.0": join(client, "../../node_modules/typescript"),
};

const { operations } = loadContract();

/** Compiles programs as somebody would who uses the client, and returns the output for each. */
async function compile<Name extends string>(
  compiler: string,
  programs: Readonly<Record<Name, string>>,
): Promise<Record<Name, string>> {
  const files = Object.keys(programs) as Name[];
  for (const file of files) writeFileSync(join(folder, file), programs[file]);
  const source = (path: string) => [join(client, "src", path)];
  const compilerOptions = {
    ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noEmit: true },
    ...{ target: "es2024", module: "nodenext", lib: ["es2024", "dom", "dom.iterable"], types: [] },
    ...{ allowImportingTsExtensions: true, customConditions: ["@signet/source"] },
    paths: {
      "@signet/client": source("index.ts"),
      "@signet/client/operations": source("generated/operations.ts"),
      "@signet/client/testing": source("testing/index.ts"),
    },
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const command = join(compiler, "bin/tsc");
  const output = await promisify(execFile)(process.execPath, [command, "-p", folder], { maxBuffer: 1e8 }).then(
    ({ stdout }) => stdout,
    ({ stdout }: { stdout: string }) => stdout,
  );
  // A message can have further lines, which are indented.
  const messages = output.split(/\n(?=\S)/);
  const outputs = files.map((file) => [file, messages.filter((message) => message.includes(file)).join("\n")]);
  const others = messages.filter((message) => message !== "" && !files.some((file) => message.includes(file)));
  if (others.length > 0) throw new Error(others.join("\n"));
  return Object.fromEntries(outputs);
}

/** Both calls of an operation, right and wrong ones; a wrong one that compiles is an error, too. */
function calls({ id, method, path, parameters, requestBody, responses }: Operation): string {
  const of = (place: string) =>
    Object.fromEntries(
      parameters.filter((one) => one.in === place && one.required).map(({ name, example }) => [name, example]),
    );
  const example = requestBody?.content[0]?.example;
  const withBody = example === undefined ? {} : { body: example };
  const input = { ...of("path"), ...of("query"), ...withBody };
  const byPath = { params: { path: of("path"), query: of("query") }, ...withBody };
  const params = [`path: ${JSON.stringify(of("path"))}`, `query: ${JSON.stringify(of("query"))}`].filter(
    (_, at) => Object.keys([of("path"), of("query")][at] ?? {}).length > 0,
  );
  const door = `client.${method.toUpperCase()}(${JSON.stringify(path)}`;
  const required = Object.keys(of("path")).length + Object.keys(of("query")).length > 0 || requestBody?.required;
  const narrow = responses.map(({ status }) => {
    const [here, gone] = status.startsWith("2") ? ["data", "error"] : ["error", "data"];
    return `  if (result.status === ${status}) { void result.${here}; const none: undefined = result.${gone}; void none; }`;
  });
  return `async function ${id}Both() {
  let result = await operations.${id}(client, ${JSON.stringify(input)});
  result = await ${door}, { ${params.length > 0 ? `params: { ${params.join(", ")} }, ` : ""}${"body" in byPath ? `body: ${JSON.stringify(example)}` : ""} });
${narrow.join("\n")}
  if (result.status === "unexpected") { const text: string = result.body; void text; }
  // @ts-expect-error
  result.status === 299;
  // @ts-expect-error
  await operations.${id}(client, { ...${JSON.stringify(input)}, notOfTheContract: 1 });
  // @ts-expect-error
  await ${door.replace('"/', '"/not')}, {});
${
  required
    ? `  // @ts-expect-error
  await operations.${id}(client);
  // @ts-expect-error
  await operations.${id}(client, {});
  // @ts-expect-error
  await ${door});`
    : `  await operations.${id}(client);
  await ${door});`
}${Object.keys(of("path"))
  .map(
    (name) => `
  // @ts-expect-error
  await operations.${id}(client, { ...${JSON.stringify(input)}, ${JSON.stringify(name)}: undefined });`,
  )
  .join("")}
}
void ${id}Both;
`;
}

const program = `import { createClient } from "@signet/client";
import * as operations from "@signet/client/operations";
const client = createClient();
${operations.map(calls).join("\n")}`;

const places = `import { createClient } from "@signet/client";
import { createFolder, getCompany, listFindings } from "@signet/client/operations";
const client = createClient();
void createFolder(client, {
  body: {
    name: 7,
  },
});
void getCompany(client, {
  guid: "g",
  guide: "g",
});
void client.GET("/v1/companies/{guid}", {
  params: {
    path: { guid: 7n },
  },
});
void listFindings(client, {
  guid: "g",
  limit: undefined,
});
void client.POST("/v1/folders", {
  body: {
    name: "a",
    nam: "b",
  },
});
`;

const names = `import type { Alert, Company, Finding, Folder } from "@signet/client";
import { createClient, unwrap } from "@signet/client";
import { createFolder } from "@signet/client/operations";
const client = createClient();
const company: Company = await unwrap(client.GET("/v1/companies/{guid}", { params: { path: { guid: "g" } } }));
const folder: Folder = await unwrap(createFolder(client, { body: { name: "a" } }));
for await (const finding of client.items("/v1/companies/{guid}/findings", { params: { path: { guid: "g" } } })) {
  const each: Finding = finding;
  void each.severity;
}
for await (const alert of client.items("/v2/alerts")) void (alert satisfies Alert).guid;
// @ts-expect-error
const wrong: Company = folder;
export { company, wrong };
`;

const results = `import { createClient, type Item, type ListPortfolio } from "@signet/client";
const client = createClient();
const params = { path: { guid: "g" } };
async function destructure(): Promise<string> {
  const { data, error, response } = await client.GET("/v1/companies/{guid}", { params });
  const { status }: { status: number } = response;
  if (error) return \`\${status}\`;
  return data.guid;
}
async function destructureData(): Promise<string> {
  const { data, error } = await client.GET("/v1/companies/{guid}", { params });
  if (data) {
    const none: undefined = error;
    return data.guid + none;
  }
  return "detail" in error ? JSON.stringify(error.detail) : error.code;
}
async function stream(): Promise<void> {
  const fields = ["guid", "name"] as const;
  const query = { format: "csv", fields } as const;
  const { data } = await client.GET("/v2/portfolio", { params: { query }, parseAs: "stream" });
  const body: ReadableStream<Uint8Array> | undefined = data;
  const company: Item<ListPortfolio> | undefined = undefined;
  void [body, company];
}
void [destructure, destructureData, stream];
// @ts-expect-error the path has no POST
void client.POST("/v1/companies/{guid}", { params });
`;

const wrongMethod = `import { createClient } from "@signet/client";
void createClient().POST("/v1/companies/{guid}", { params: { path: { guid: "g" } } });
void createClient().GET("/v1/companies/{guid}", { params: { path: { guid: 7 } } });
const result = await createClient().GET("/v1/companies/{guid}", { params: { path: { guid: "g" } } });
const wrong: number = result;
`;

// An error in a generated file fails the run.
const contractTypes = `import type { components, operations, paths } from ${JSON.stringify(join(client, "src/generated/contract.ts"))};
export type All = [components, operations, paths];
`;

const programs = {
  "calls.ts": program,
  "names.ts": names,
  "results.ts": results,
  "wrong-method.ts": wrongMethod,
  "places.ts": places,
  "contract-types.ts": contractTypes,
};

describe.each(Object.entries(compilers))("TypeScript %s", { timeout: 300_000 }, (version, compiler) => {
  let outputs: Record<keyof typeof programs, string>;
  beforeAll(async () => {
    outputs = await compile(compiler, programs);
  });

  test("has the expected version", () => {
    expect(JSON.parse(readFileSync(join(compiler, "package.json"), "utf8")).version).toMatch(`${version}.`);
  });

  test(`compiles each of ${operations.length} operations both ways, and reports wrong calls`, () => {
    expect(outputs["calls.ts"]).toBe("");
  });

  test("names the type of each schema", () => {
    expect(outputs["names.ts"]).toBe("");
  });

  test("narrows destructured results by error and by data", () => {
    expect(outputs["results.ts"]).toBe("");
  });

  test("names methods and operations in errors", () => {
    expect(outputs["wrong-method.ts"]).toContain("keyof PathsWithPost");
    expect(outputs["wrong-method.ts"]).toContain("'Result<GetCompany>'");
  });

  test("reports an error at its position", () => {
    const lines = outputs["places.ts"].match(/places\.ts\(\d+/g)?.map((each) => Number(each.slice(10)));
    // TypeScript reports a forbidden undefined at the whole argument.
    expect(lines).toEqual([6, 11, 15, 18, 25]);
  });

  test("compiles the generated types with skipLibCheck off", () => {
    expect(outputs["contract-types.ts"]).toBe("");
  });
});

// A lower version has no generic Uint8Array.
test("compiles a program against the declarations on TypeScript 5.7, the lowest version", {
  timeout: 300_000,
}, async () => {
  const place = join(folder, "lowest");
  for (const name of ["auth", "client"]) {
    const source = join(client, "..", name);
    const installed = join(place, "node_modules/@signet", name);
    const flags = ["--noCheck", "--emitDeclarationOnly", "--outDir", join(installed, "dist")];
    const compiler = join(compilers["7.0"], "bin/tsc");
    await promisify(execFile)(process.execPath, [compiler, "-p", join(source, "tsconfig.build.json"), ...flags]);
    cpSync(join(source, "package.json"), join(installed, "package.json"));
  }
  symlinkSync(realpathSync(join(client, "node_modules/openapi-fetch")), join(place, "node_modules/openapi-fetch"));
  const compilerOptions = {
    ...{ strict: true, exactOptionalPropertyTypes: true, noEmit: true, types: [] },
    ...{ target: "es2022", module: "nodenext", lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"] },
  };
  writeFileSync(join(place, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
  writeFileSync(join(place, "package.json"), '{ "type": "module" }');
  writeFileSync(join(place, "program.ts"), results);
  const command = [join(client, "../../test/node_modules/typescript57/bin/tsc"), "-p", place];
  const output = await promisify(execFile)(process.execPath, command).catch((error: { stdout: string }) => error);
  expect(output.stdout).toBe("");
});
