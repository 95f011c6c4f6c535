import { createSnippet } from "@signet/snippets";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cases, library } from "../fixtures/library.ts";
import { parseExactly, startEcho } from "../support/echo.ts";
import { runners } from "../support/run.ts";

let echo: Awaited<ReturnType<typeof startEcho>>;
beforeAll(async () => {
  echo = await startEcho();
});
afterAll(() => echo.close());

describe.each(cases)("createSnippet, fixture %s", (folder, operationId) => {
  // The last file's name keeps formatters and the compiler away from text that is here to be compared.
  test.each([
    ["curl", "curl.sh", undefined],
    ["python", "python.py", undefined],
    ["typescript", "typescript.ts.txt", "signet"],
    ["typescript", "fetch.ts.txt", "fetch"],
  ] as const)("writes %s as a careful person would, in %s", async (target, file, client) => {
    const { code } = createSnippet(library, operationId, target, { client });
    await expect(`${code}\n`).toMatchFileSnapshot(`../fixtures/${folder}/${file}`);
  });

  test("sends the same request from curl and from Python", async () => {
    const options = { server: echo.url };
    echo.received.length = 0;
    await runners.bash(createSnippet(library, operationId, "curl", options).code);
    // A HEAD or an empty answer has no body; the echo's {} stands for any other.
    await runners.python(createSnippet(library, operationId, "python", options).code);
    const [curl, python, ...more] = echo.received.map((one) => ({ ...one, body: one.body && parseExactly(one.body) }));
    expect(more).toEqual([]);
    expect(python).toEqual(curl);
  });
});
