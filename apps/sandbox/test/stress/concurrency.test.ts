import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Postgres, startPostgres } from "../support/postgres.ts";
import { shownToken } from "../support/sign-in.ts";
import { type Member, startMember } from "./fleet.ts";
import { figure, size } from "./round.ts";

let postgres: Postgres;
let folder: string;
beforeAll(async () => {
  postgres = await startPostgres();
  folder = mkdtempSync(join(tmpdir(), "signet-concurrency-"));
});
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true });
});

const preferences = "/sandbox/preferences";
const regenerations = size(10_000, 48);

describe("four processes over one database", () => {
  test.each(["PostgreSQL", "SQLite"])(
    `${regenerations} concurrent regenerations leave one working token per user, on %s`,
    { timeout: 3_600_000 },
    async (store) => {
      const data = join(folder, store);
      const where = store === "SQLite" ? [] : ["--database-url", await postgres.create("concurrency")];
      const start = () => startMember(["--data", data, "--companies", "10", "--no-limits", ...where]);
      // The password of the last start is valid.
      const members: Member[] = await Promise.all([start(), start(), start()]);
      try {
        members.push(await start());
        const startMs = performance.now();
        await regenerate(members);
        const seconds = ((performance.now() - startMs) / 1_000).toFixed(0);
        figure(
          `${regenerations} regenerations over 4 processes on ${store} in ${seconds} s: one live token a user, no 5xx`,
        );
      } finally {
        await Promise.all(members.map((member) => member.stop()));
      }
    },
  );
});

async function regenerate(members: readonly Member[]): Promise<void> {
  const [first, last] = [members[0], members.at(-1)];
  if (first === undefined || last === undefined) throw new Error("there are no processes");
  const { email, password } = last.signIn;
  const emails = [email, "dora.falk@brightwater.example"];
  const made = new Map(emails.map((each) => [each, [] as string[]]));
  const statuses = new Map<string, number>();
  const count = (kind: string, status: number) => {
    const key = `${kind} ${status}`;
    statuses.set(key, (statuses.get(key) ?? 0) + 1);
  };
  let left = regenerations;

  /** Generates tokens again and again, as one browser of one user at one process. */
  async function browse(member: Member, user: string): Promise<void> {
    const signedIn = await member.send("/sandbox/sign-in", { fields: { email: user, password } });
    const cookie = signedIn.headers["set-cookie"]?.[0]?.split(";", 1)[0] ?? "";
    let former: string | undefined;
    while (left > 0) {
      left -= 1;
      const form = await member.send(preferences, { cookie });
      const fields = { form_token: /name="form_token" value="(\w+)"/.exec(form.text)?.[1] ?? "" };
      const reply = await member.send(`${preferences}/user-token`, { cookie, fields });
      count("generate", reply.status);
      const token = shownToken({ ...reply, json: undefined }) ?? "";
      made.get(user)?.push(token);
      // After the response, the replaced token works in no process.
      if (former !== undefined) {
        for (const other of members) count("former", (await other.send("/v1/folders", { token: former })).status);
      }
      former = token;
    }
  }

  const browsers = members.flatMap((member) =>
    emails.flatMap((user) => Array.from({ length: size(4, 1) }, () => browse(member, user))),
  );
  await Promise.all(browsers);
  expect([...statuses.keys()].toSorted()).toEqual(["former 401", "generate 200"]);
  expect(statuses.get("generate 200")).toBe(regenerations);
  for (const tokens of made.values()) {
    const live = new Set<string>();
    for (const [index, token] of tokens.entries()) {
      const { status } = await (members[index % members.length] ?? first).send("/v1/folders", { token });
      if (status === 200) live.add(token);
      else expect(status).toBe(401);
    }
    expect(live.size).toBe(1);
    for (const member of members) {
      for (const token of live) expect((await member.send("/v1/folders", { token })).status).toBe(200);
    }
  }
}
