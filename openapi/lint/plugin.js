import { descriptions } from "./descriptions.js";
import { examples } from "./examples.js";
import { extensions } from "./extensions.js";
import { lists } from "./lists.js";
import { objects } from "./objects.js";
import { permissions } from "./permissions.js";
import { responses } from "./responses.js";

/** Our own lint rules. `redocly.yaml` enables each as `signet/<name>`. */
export default () => ({
  id: "signet",
  rules: { oas3: { descriptions, examples, extensions, lists, objects, permissions, responses } },
});
