import type { Hono } from "hono";
import { z } from "zod";
import { advanceClock, secondsAhead } from "../clock.ts";
import type { Sandbox } from "../sandbox.ts";
import { sendDueDeliveries } from "../webhooks/deliveries.ts";
import { done, readBody } from "./responses.ts";

const count = z.coerce.number().min(0).default(0);
const clockParameters = z.strictObject({ days: count, hours: count, seconds: count });

export function controlClock(app: Hono, sandbox: Sandbox): void {
  const reading = () => ({ now: sandbox.now(), ahead: secondsAhead(sandbox.store) });
  app.get("/_sandbox/clock", (c) => c.json(reading()));
  app.post("/_sandbox/clock", async (c) => {
    const { days, hours, seconds } = clockParameters.parse(await readBody(c));
    advanceClock(sandbox, Math.round((days * 24 + hours) * 3600 + seconds));
    sendDueDeliveries(sandbox);
    return done(c, reading());
  });
}
