import { createRequire } from "node:module";
import { HTTPSnippet as ReadmeSnippet } from "@readme/httpsnippet";
import { snippetz } from "@scalar/snippetz";
import type { harOf } from "@signet/test/snippets/support/har";
import { toPython } from "curlconverter";
import { HTTPSnippet } from "httpsnippet";

type HarRequest = ReturnType<typeof harOf>;

/** Makes a snippet of a request that has been put into the form this generator takes. */
export type Prepared = () => string;

/** A generator of snippets: ours, or one that is used instead. */
export interface Generator {
  readonly name: string;
  readonly targets: readonly PeerTarget[];
  /** Puts a request into the generator's own form, which is not measured. */
  readonly prepare: (har: HarRequest, target: PeerTarget) => Prepared;
}

/** The languages that our peers write, too. */
export const peerTargets = ["curl", "python", "typescript"] as const;

/** One of them. */
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

/** Each as its own documentation says, with what gave it the best results when there was a choice. */
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

/** Reads a curl command, ours, and writes Python: compared where that is comparable. */
export function curlconverter(curl: string): Prepared {
  return () => toPython(curl);
}

/** Its own query encoding loses more than a URL that is encoded already. */
function preparePostman(har: HarRequest, target: PeerTarget): Prepared {
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
