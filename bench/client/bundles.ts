import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { write } from "./sdks.ts";

/** Size and import time of a program that calls one operation, with retries and pagination if available. */
export interface Bundle {
  name: string;
  bytes: number;
  compressed: number;
  /** Median of seven cold imports, in milliseconds. */
  importMs: number;
}

/** Returns the programs by name. `folder` holds the generated clients. */
export function programs(folder: string): Record<string, string> {
  const address = `"https://api.example.com/v1/companies/g"`;
  const basic = `{ headers: { authorization: "Basic " + btoa("token:") } }`;
  return {
    "bare fetch": `console.log(await (await fetch(${address}, ${basic})).json());`,
    ours: `import { createClient } from "@signet/client";
      for await (const each of createClient().items("/v2/portfolio")) console.log(each);`,
    "openapi-fetch": `import create from "openapi-fetch"; console.log(await create({ baseUrl: "https://api.example.com", ...${basic} }).GET("/v1/companies"));`,
    ky: `import ky from "ky"; console.log(await ky(${address}, ${basic}).json());`,
    axios: `import axios from "axios"; console.log((await axios.get(${address}, ${basic})).data);`,
    ofetch: `import { ofetch } from "ofetch"; console.log(await ofetch(${address}, ${basic}));`,
    "hey-api": `import { getCompany } from ${JSON.stringify(join(folder, "hey/sdk.gen.ts"))}; console.log(await getCompany({ auth: "token", path: { guid: "g" } }));`,
    redocly: `import { configure, getCompany } from ${JSON.stringify(join(folder, "redocly.ts"))};
      configure({ retry: { retries: 3 } }); console.log(await getCompany({ path: { guid: "g" } }));`,
  };
}

/** Bundles hey-api's client into one file, because Node.js cannot resolve its imports. */
export function joinFiles(folder: string): string {
  const contents = `export { client } from "./hey/client.gen.ts"; export { listCompanies } from "./hey/sdk.gen.ts";`;
  const stdin = { contents, resolveDir: folder, loader: "ts" as const };
  const { outputFiles } = buildSync({ stdin, bundle: true, write: false, format: "esm", platform: "node" });
  return write(folder, "hey.mjs", Buffer.from(outputFiles[0]?.contents ?? []).toString());
}

/** Bundles each program for a browser, and imports it in a new process. */
export function measureBundles(folder: string): Bundle[] {
  return Object.entries(programs(folder)).map(([name, contents]) => {
    const { outputFiles } = buildSync({
      stdin: { contents, resolveDir: import.meta.dirname, loader: "ts" },
      ...{ bundle: true, minify: true, write: false, format: "esm", target: "es2022", platform: "browser" },
      conditions: ["@signet/source"],
      logLevel: "silent",
    });
    const text = outputFiles[0]?.contents ?? new Uint8Array();
    // The import ends when the program would send its request.
    const file = write(
      folder,
      "cold.mjs",
      `globalThis.fetch = () => process.exit();\nprocess.env.BITSIGHT_API_TOKEN = "${"a".repeat(40)}";\n${Buffer.from(text)}`,
    );
    const times = Array.from({ length: 7 }, () => {
      const start = performance.now();
      spawnSync(process.execPath, [file]);
      return performance.now() - start;
    });
    return {
      name,
      bytes: text.length,
      compressed: gzipSync(text, { level: 9 }).length,
      importMs: times.toSorted((left, right) => left - right)[3] ?? Number.NaN,
    };
  });
}
