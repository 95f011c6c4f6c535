import { answers } from "./answers.js";
import { examples } from "./examples.js";
import { extensions } from "./extensions.js";
import { lists } from "./lists.js";
import { objects } from "./objects.js";
import { permissions } from "./permissions.js";

/** What this contract promises beyond the linter's own rules; `redocly.yaml` switches each on as `signet/<name>`. */
export default () => ({
  id: "signet",
  rules: { oas3: { answers, examples, extensions, lists, objects, permissions } },
});
