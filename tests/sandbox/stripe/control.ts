import { type Context, Hono } from "hono";
import { z } from "zod";
import { done, problem, readBody } from "./control-answers.ts";
import { controlPage } from "./control-page.ts";
import { controlSessions } from "./control-sessions.ts";
import { deliveriesOf, deliveryMode, releaseDeliveries, send } from "./deliveries.ts";
import { addFault, faultParameters, listFaults, removeFaults } from "./faults.ts";
import type { Sandbox } from "./sandbox.ts";

/** The page under `/_sandbox`, and the same as an API: JSON in and out; what a form sent comes back to the page. */
export function controlRoutes(sandbox: Sandbox): Hono {
  const app = new Hono();
  app.onError(problem);
  app.get("/_sandbox", (c) => c.html(controlPage(sandbox)));
  deliveryRoutes(app, sandbox);
  faultRoutes(app, sandbox);
  controlSessions(app, sandbox);
  return app;
}

const modeParameters = z.strictObject({
  mode: z.enum(["deliver", "hold", "drop"]),
  session: z.string().startsWith("cs_").optional(),
});
const releaseParameters = z.strictObject({ session: z.string().startsWith("cs_").optional() });

function deliveryRoutes(app: Hono, sandbox: Sandbox): void {
  app.get("/_sandbox/deliveries", (c) => {
    const session = c.req.query("session") ?? null;
    return c.json({ mode: deliveryMode(sandbox, session), data: deliveriesOf(sandbox, session) });
  });
  app.post("/_sandbox/deliveries", async (c) => {
    const { mode, session } = modeParameters.parse(await readBody(c));
    sandbox.store.put("delivery_rule", { id: session ?? "*", mode });
    return done(c, { mode, session: session ?? null });
  });
  app.post("/_sandbox/deliveries/release", async (c) => {
    const { session } = releaseParameters.parse(await readBody(c));
    return done(c, { data: await releaseDeliveries(sandbox, session) });
  });
  app.post("/_sandbox/events/:id/redeliver", async (c) => {
    const id = c.req.param("id");
    if (!sandbox.store.get("event", id))
      return c.json({ error: { message: `There is no event ${id}.` } }, 404);
    return done(c, await send(sandbox, id));
  });
}

function faultRoutes(app: Hono, sandbox: Sandbox): void {
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
