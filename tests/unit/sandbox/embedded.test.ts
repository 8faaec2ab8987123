import { describe, expect, test } from "vitest";
import { sessionParams, startTestSandbox, stripeErrorOf } from "../../support/stripe/test-sandbox.ts";

const embedded = {
  ui_mode: "embedded_page",
  success_url: undefined,
  cancel_url: undefined,
  return_url: "http://localhost:3000/done?session_id={CHECKOUT_SESSION_ID}",
} as const;

describe("a session that is paid inside the shop's page", () => {
  test("has a client secret and a return URL, and no hosted page", async () => {
    const { stripe } = await startTestSandbox();
    const session = await stripe.checkout.sessions.create(sessionParams(embedded));
    expect(session).toMatchObject({
      ui_mode: "embedded_page",
      url: null,
      success_url: null,
      cancel_url: null,
      return_url: embedded.return_url,
      redirect_on_completion: "always",
      client_secret: expect.stringMatching(`^${session.id}_secret_`),
    });
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      client_secret: session.client_secret,
    });
    expect(await stripe.checkout.sessions.expire(session.id)).toMatchObject({ client_secret: null });
  });

  test("has no client secret when hosted", async () => {
    const { stripe } = await startTestSandbox();
    expect(await stripe.checkout.sessions.create(sessionParams())).toMatchObject({ client_secret: null });
  });

  test.each([
    ["a success page", { success_url: "http://localhost:3000/" }, [400, undefined, "success_url"]],
    ["a way to cancel", { cancel_url: "http://localhost:3000/" }, [400, undefined, "cancel_url"]],
    ["no way back", { return_url: undefined }, [400, "parameter_missing", "return_url"]],
  ])("is refused with %s", async (_, wrong, expected) => {
    const { stripe } = await startTestSandbox();
    const made = stripe.checkout.sessions.create(sessionParams({ ...embedded, ...wrong }));
    expect(await made.catch(stripeErrorOf)).toEqual(expected);
  });

  test("shows its form only with the client secret", async () => {
    const { stripe, url } = await startTestSandbox();
    const session = await stripe.checkout.sessions.create(sessionParams(embedded));
    const hosted = await stripe.checkout.sessions.create(sessionParams());
    const open = (secret: string | null) => fetch(`${url}/c/embedded/${secret}`);
    expect(await (await open(session.client_secret)).text()).toContain("Card number");
    for (const wrong of [session.id, `${session.id}_secret_guessed`, "cs_none", hosted.id])
      expect((await open(wrong)).status).toBe(404);
  });
});

test("the replacement of Stripe.js names its version and accepts one key", async () => {
  const { url } = await startTestSandbox();
  const response = await fetch(`${url}/stripe.js`);
  expect(response.headers.get("content-type")).toContain("text/javascript");
  const scope: { Stripe?: ((key: string) => object) & { version?: string } } = {};
  new Function("window", await response.text())(scope);
  expect(scope.Stripe?.version).toBe("endive");
  expect(() => scope.Stripe?.("pk_test_of_another")).toThrow("Invalid API Key");
});
