#!/usr/bin/env node
import { unsupportedNode } from "./runtime.ts";

const problem = unsupportedNode();
if (problem === undefined) {
  // Imported after the check, because an older Node cannot load it. A top-level await would be a syntax error there.
  import("./run-command.ts").then(({ runCommand }) => runCommand());
} else {
  console.error(`signet-sandbox: ${problem}`);
  process.exitCode = 1;
}
