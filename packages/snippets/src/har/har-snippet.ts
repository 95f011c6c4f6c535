import type { Target, TargetName } from "../targets/target.ts";
import { targetOf } from "../targets/targets.ts";
import type { Snippet, WritingOptions } from "../write/snippet.ts";
import { writeRequest } from "../write/snippet.ts";
import type { HarRequest } from "./har.ts";
import { readHar } from "./har.ts";

/** What {@link createSnippetFromHar} may be told. */
export interface HarOptions extends WritingOptions {
  /**
   * The base address.
   *
   * @defaultValue the origin of the request's `url`
   */
  readonly server?: string | undefined;
}

/**
 * Writes the code that sends a request given as a HAR 1.2 request object. Credentials that the request carries are
 * placed as the language has it and can be replaced by `token` and `password`.
 *
 * @throws {@link SnippetError} when the request cannot be sent as it is; its `code` says why.
 *
 * @example
 * ```ts
 * const { code } = createSnippetFromHar({ method: "GET", url: "https://api.library.example/v1/books" }, "curl");
 * ```
 */
export function createSnippetFromHar(request: HarRequest, target: TargetName, options: HarOptions = {}): Snippet {
  return writeSnippetFromHar(request, targetOf(target), options);
}

/** Like {@link createSnippetFromHar}, for a target that is passed itself: a bundle then holds no other target. */
export function writeSnippetFromHar(har: HarRequest, target: Target, options: HarOptions = {}): Snippet {
  return writeRequest(readHar(har, options.server), target, options);
}
