/** Puts beside the compiled code what it reads at run time: the contract and the stylesheet. */
import { copyFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const dist = join(import.meta.dirname, "dist");
copyFileSync(createRequire(import.meta.url).resolve("@signet/openapi/openapi.json"), join(dist, "openapi.json"));
copyFileSync(join(import.meta.dirname, "src/preferences/style.css"), join(dist, "preferences/style.css"));
