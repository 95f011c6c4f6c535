import { createClient } from "@signet/client";
import { listFolders } from "@signet/client/operations";
import { startTestSandbox } from "@signet/client/testing";
import { startSandbox } from "@signet/sandbox";
import { expect, onTestFinished, test } from "vitest";

test("startTestSandbox responds over verified TLS, injects faults, and closes everything", async () => {
  const sandbox = await startTestSandbox(startSandbox, { companies: 30 });
  onTestFinished(() => sandbox.close());
  const client = createClient({ ...sandbox.options, retry: false });
  expect(await listFolders(client)).toMatchObject({ status: 200 });
  await sandbox.injectFaults([{ fault: "status", status: 503 }]);
  expect(await listFolders(client)).toMatchObject({ response: { status: 503 } });
  await expect(sandbox.injectFaults([{ fault: "nothing of the kind" }])).rejects.toThrow("refused the faults with 400");
  await sandbox.close();
  await expect(listFolders(client)).rejects.toMatchObject({ code: "ERR_NETWORK" });
});
