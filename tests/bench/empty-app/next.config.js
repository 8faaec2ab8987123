import { join } from "node:path";

/** What Next itself costs: a page that says hello, static, without a proxy. The shop is measured against it. */
export default {
  // The packages stand above this folder.
  turbopack: { root: join(import.meta.dirname, "../../..") },
};
