import { type Context, Hono } from "hono";
import { addFault, faultParameters, listFaults, removeFaults } from "../api/faults.ts";
import type { Sandbox } from "../sandbox.ts";
import { controlClock } from "./clock.ts";
import { controlDeliveries } from "./deliveries.ts";
import { controlPage } from "./page.ts";
import { controlPayments } from "./payments.ts";
import { done, problem, readBody } from "./responses.ts";
import { controlSessions } from "./sessions.ts";

/** The control page `/_sandbox` and its routes, which take forms (redirected back to the page) and JSON. */
export function controlRoutes(sandbox: Sandbox): Hono {
  const app = new Hono();
  app.onError(problem);
  app.get("/_sandbox", (c) =>
    c.html(controlPage(sandbox, { open: c.req.query("open"), events: c.req.query("events") })),
  );
  controlDeliveries(app, sandbox);
  controlFaults(app, sandbox);
  controlSessions(app, sandbox);
  controlPayments(app, sandbox);
  controlClock(app, sandbox);
  return app;
}

function controlFaults(app: Hono, sandbox: Sandbox): void {
  const clear = (c: Context) => {
    removeFaults(sandbox, c.req.query("match"));
    return done(c, { data: listFaults(sandbox) });
  };
  app.get("/_sandbox/faults", (c) => c.json({ data: listFaults(sandbox) }));
  app.post("/_sandbox/faults", async (c) =>
    done(c, addFault(sandbox, faultParameters.parse(await readBody(c)))),
  );
  app.delete("/_sandbox/faults", clear);
  app.post("/_sandbox/faults/clear", clear);
}
