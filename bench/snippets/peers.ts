import { createRequire } from "node:module";
import { HTTPSnippet as ReadmeSnippet } from "@readme/httpsnippet";
import { snippetz } from "@scalar/snippetz";
import type { harOf } from "@signet/test/snippets/support/har";
import { toPython } from "curlconverter";
import { HTTPSnippet } from "httpsnippet";

type HarRequest = ReturnType<typeof harOf>;

/** Generates a snippet from a prepared request. */
export type GenerateSnippet = () => string;

/** A snippet generator. */
export interface Generator {
  readonly name: string;
  readonly targets: readonly PeerTarget[];
  /** Converts a request to the generator's own format. This step is not measured. */
  readonly prepare: (har: HarRequest, target: PeerTarget) => GenerateSnippet;
}

/** The languages that every generator supports. */
export const peerTargets = ["curl", "python", "typescript"] as const;

/** The name of a language. */
export type PeerTarget = (typeof peerTargets)[number];

const require = createRequire(import.meta.url);
const { Request } = require("postman-collection") as { Request: new (options: object) => object };
const postman = require("postman-code-generators") as {
  convert(
    language: string,
    variant: string,
    request: object,
    options: object,
    done: (error: unknown, code: string) => void,
  ): void;
};
const scalar = snippetz();

const language = {
  curl: ["shell", "curl"],
  python: ["python", "requests"],
  typescript: ["javascript", "fetch"],
} as const;

/** The other generators, used as documented, with the options that gave the best results. */
export const peers: readonly Generator[] = [
  {
    name: "httpsnippet 3.0.10",
    targets: peerTargets,
    prepare: (har, target) => {
      const [name, client] = language[target];
      return () => String(new HTTPSnippet(har as never).convert(name, client));
    },
  },
  {
    name: "@readme/httpsnippet 11.4.0",
    targets: peerTargets,
    prepare: (har, target) => {
      const [name, client] = language[target];
      return () => String((new ReadmeSnippet(har as never).convert(name, client) || [])[0]);
    },
  },
  {
    name: "@scalar/snippetz 0.10.2",
    targets: peerTargets,
    prepare: (har, target) => {
      const request = har as never;
      if (target === "curl") return () => scalar.print("shell", "curl", request) ?? "";
      if (target === "typescript") return () => scalar.print("js", "fetch", request) ?? "";
      return () => scalar.print("python", "requests", request) ?? "";
    },
  },
  { name: "postman-code-generators 2.1.1", targets: peerTargets, prepare: preparePostman },
];

/** Converts our curl command into Python. */
export function curlconverter(curl: string): GenerateSnippet {
  return () => toPython(curl);
}

/** Encodes the URL itself, because the generator's own query encoding loses more. */
function preparePostman(har: HarRequest, target: PeerTarget): GenerateSnippet {
  const encode = ({ name, value }: { name: string; value: string }) =>
    `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  const query = har.queryString.map(encode).join("&");
  const request = new Request({
    method: har.method,
    url: query === "" ? har.url : `${har.url}?${query}`,
    header: har.headers.map(({ name, value }) => ({ key: name, value })),
    ...(har.postData && {
      body: { mode: "raw", raw: har.postData.text ?? "", options: { raw: { language: "json" } } },
    }),
  });
  const [name, client] = { ...language, curl: ["curl", "curl"] as const }[target];
  return () => {
    let code = "";
    postman.convert(name, client, request, {}, (error, text) => {
      if (error) throw error;
      code = text;
    });
    return code;
  };
}
