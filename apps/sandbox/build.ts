/** Puts beside the compiled code what it reads at run time: the stylesheet and the script. */
import { copyFileSync } from "node:fs";
import { join } from "node:path";

const dist = join(import.meta.dirname, "dist");
for (const file of ["style.css", "copy.js"]) {
  copyFileSync(join(import.meta.dirname, "src/console", file), join(dist, "console", file));
}
