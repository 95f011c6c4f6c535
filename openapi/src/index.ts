/** The strict reader of our contract; any other document is for `loadDocument` of `@signet/snippets`. */
export type {
  Contract,
  Document,
  Extensions,
  Header,
  JsonObject,
  MediaType,
  Method,
  Operation,
  Parameter,
  RateLimit,
  RequestBody,
  Response,
  UnverifiedFact,
} from "./contract.ts";
export { readUnverified } from "./extensions.ts";
export { contractFile, loadContract, parseContract } from "./load-contract.ts";
export type { Located } from "./references.ts";
export { escapeKey, follow, locate, walk } from "./references.ts";
