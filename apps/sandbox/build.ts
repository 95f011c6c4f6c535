/** Copies the stylesheet and the script of the console to the compiled code. */
import { copyFileSync } from "node:fs";
import { join } from "node:path";

const dist = join(import.meta.dirname, "dist");
for (const file of ["style.css", "copy.js"]) {
  copyFileSync(join(import.meta.dirname, "src/console", file), join(dist, "console", file));
}
