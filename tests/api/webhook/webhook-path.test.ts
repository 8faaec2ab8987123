import { describe, expect, test } from "vitest";
import { createPaidPurchase } from "../../support/database/checkouts.ts";
import { getEffects } from "../../support/http/effects.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";
import { deliver, type Event, webhookPath } from "../../support/stripe/webhook.ts";

describe("24: the webhook's path never redirects", () => {
  const roads: Record<string, (event: Event) => ReturnType<typeof deliver>> = {
    plain: (event) => deliver(event),
    "with a trailing slash": (event) => deliver(event, { path: `${webhookPath}/` }),
    "with a query": (event) => deliver(event, { path: `${webhookPath}?source=stripe` }),
    "with the cookie of a person who signed out": (event) =>
      deliver(event, { headers: { cookie: "lectern-auth=base64-e30; lectern-auth.0=x" } }),
    "with a browser's headers": (event) =>
      deliver(event, {
        headers: { accept: "text/html", origin: "https://evil.example", "sec-fetch-mode": "navigate" },
      }),
    "as a form": (event) =>
      deliver(event, { headers: { "content-type": "application/x-www-form-urlencoded" } }),
    "without a content type": (event) => deliver(event, { headers: { "content-type": "" } }),
    "with a bearer token of no one": (event) =>
      deliver(event, { headers: { authorization: "Bearer nobody" } }),
  };

  test.each(Object.entries(roads))("%s", async (_name, road) => {
    const { purchaseId, event } = await createPaidPurchase();
    const answer = await road(event);
    expect(answer).toMatchObject({ status: 200, json: { received: true } });
    for (const name of ["set-cookie", "content-encoding"]) expect(answer.headers.get(name)).toBeNull();
    expect((await getEffects(purchaseId)).purchase.status).toBe("completed");
  });

  test("nor does it for what is refused", async () => {
    expectError(await deliver("{}", { path: `${webhookPath}/`, signature: "" }), 400, "invalid_signature");
  });

  test("other methods are refused, not redirected", async () => {
    for (const method of ["GET", "PUT", "PATCH", "DELETE"]) {
      const answer = await ask(webhookPath, { method });
      expectError(answer, 405, "method_not_allowed");
      expect(answer.headers.get("allow")).toBe("POST");
    }
  });
});
