/** Puts beside the compiled code what it reads at run time: the contract, the stylesheet and the script. */
import { copyFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const dist = join(import.meta.dirname, "dist");
copyFileSync(createRequire(import.meta.url).resolve("@signet/openapi/openapi.json"), join(dist, "openapi.json"));
for (const file of ["style.css", "copy.js"]) {
  copyFileSync(join(import.meta.dirname, "src/console", file), join(dist, "console", file));
}
