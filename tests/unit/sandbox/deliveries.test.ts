import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Received } from "../../support/stripe/receiver.ts";
import { post, sessionParams, startTestSandbox } from "../../support/stripe/test-sandbox.ts";

/** A sandbox with a fixed clock, and its control routes. */
async function trial() {
  let time = Math.floor(Date.now() / 1000);
  const { url, stripe, receiver, restart } = await startTestSandbox(() => time);
  const control = (path: string, body: object = {}) => post(`${url}/_sandbox${path}`, body);
  const open = async () => (await stripe.checkout.sessions.create(sessionParams())).id;
  return {
    ...{ stripe, receiver, restart, control, open },
    pass: (seconds: number) => {
      time += seconds;
    },
    deliver: (mode: string, more: object = {}) => control("/deliveries", { mode, ...more }),
    /** An expired session, and so one event. */
    expired: async () => {
      const id = await open();
      await stripe.checkout.sessions.expire(id);
      return id;
    },
    deliveries: async () => listSchema.parse(await (await fetch(`${url}/_sandbox/deliveries`)).json()).data,
  };
}

const listSchema = z.object({
  data: z.array(
    z.object({ id: z.string(), session: z.string(), state: z.string(), attempts: z.array(z.unknown()) }),
  ),
});
const eventSchema = z.object({ id: z.string(), data: z.object({ object: z.object({ id: z.string() }) }) });

function sessions(received: Received[]): string[] {
  return received.map(({ body }) => eventSchema.parse(JSON.parse(body)).data.object.id);
}

describe("duplicated deliveries", () => {
  test("reach the webhook twice as the same event, before the customer is redirected", async () => {
    const { receiver, control, deliver, open } = await trial();
    await deliver("duplicate");
    await control(`/sessions/${await open()}/pay`);
    expect(receiver.received).toHaveLength(2);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  });

  test("are accepted twice, even when the first attempt of one fails", async () => {
    const { receiver, deliver, expired, deliveries, pass } = await trial();
    await deliver("duplicate");
    receiver.answerNext(200, 500);
    await expired();
    await receiver.arrivals(2);
    await expect.poll(async () => (await deliveries())[0]).toMatchObject({ state: "pending" });
    pass(60);
    await receiver.arrivals(3);
    await expect.poll(async () => (await deliveries())[0]).toMatchObject({ state: "delivered" });
    expect(receiver.received).toHaveLength(3);
  });
});

describe("delayed deliveries", () => {
  test("wait by the sandbox's clock and do not delay the customer", async () => {
    const { receiver, control, deliver, deliveries, open, pass } = await trial();
    expect((await deliver("delay", { seconds: 3600 })).body).toEqual({
      mode: "delay",
      session: null,
      seconds: 3600,
    });
    const id = await open();
    expect((await control(`/sessions/${id}/pay`)).body).toMatchObject({ status: "complete" });
    pass(3599);
    expect(await deliveries()).toMatchObject([{ state: "pending", attempts: [] }]);
    pass(1);
    expect(sessions(await receiver.arrivals(1))).toEqual([id]);
  });

  test("are signed by the real clock when the sandbox's is ahead", async () => {
    const { receiver, expired, pass } = await trial();
    pass(30 * 24 * 3600);
    await expired();
    const [delivery] = await receiver.arrivals(1);
    const signedAt = /t=(\d+)/.exec(delivery?.signature ?? "")?.[1];
    expect(Math.abs(Number(signedAt) - Date.now() / 1000)).toBeLessThan(60);
  });
});

describe("reordered deliveries", () => {
  test("arrive in swapped pairs", async () => {
    const { receiver, deliver, expired } = await trial();
    await deliver("reorder");
    const ids = [await expired(), await expired()];
    expect(sessions(await receiver.arrivals(2))).toEqual([...ids].reverse());
    const more = [await expired(), await expired()];
    expect(sessions(await receiver.arrivals(4)).slice(2)).toEqual([...more].reverse());
  });

  test("send a single event after three seconds", async () => {
    const { receiver, deliver, expired, deliveries, pass } = await trial();
    await deliver("reorder");
    const id = await expired();
    pass(2);
    expect(await deliveries()).toMatchObject([{ state: "held", attempts: [] }]);
    pass(1);
    expect(sessions(await receiver.arrivals(1))).toEqual([id]);
  });

  test("hold the first of a pair until the second was accepted", async () => {
    const { receiver, deliver, expired, deliveries, pass } = await trial();
    await deliver("reorder");
    const first = await expired();
    receiver.answerNext(500);
    const second = await expired();
    await expect.poll(async () => (await deliveries())[0]?.attempts).toHaveLength(1);
    pass(10);
    expect(sessions(await receiver.arrivals(3))).toEqual([second, second, first]);
  });

  test("swap only events under the same rule", async () => {
    const { receiver, stripe, deliver, expired, open } = await trial();
    const own = await open();
    await deliver("reorder", { session: own });
    await stripe.checkout.sessions.expire(own);
    const other = await expired();
    expect(sessions(await receiver.arrivals(1))).toEqual([other]);
  });
});

describe("a release", () => {
  test.each([
    ["oldest", [0, 1, 2]],
    ["newest", [2, 1, 0]],
  ])("sends the %s first", async (sequence, expected) => {
    const { receiver, control, deliver, expired } = await trial();
    await deliver("hold");
    const ids = [await expired(), await expired(), await expired()];
    await control("/deliveries/release", { order: sequence });
    expect(sessions(receiver.received)).toEqual(expected.map((index) => ids[index]));
  });

  test("sends each event the given number of times, in any order", async () => {
    const { receiver, control, deliver, expired, deliveries } = await trial();
    await deliver("hold");
    const ids = [await expired(), await expired(), await expired()];
    await control("/deliveries/release", { order: "shuffled", times: 3 });
    expect(sessions(receiver.received).sort()).toEqual(ids.flatMap((id) => [id, id, id]).sort());
    expect((await deliveries()).map(({ state }) => state)).toEqual(["delivered", "delivered", "delivered"]);
  });

  test("also sends an event that waits for its pair", async () => {
    const { receiver, control, deliver, expired } = await trial();
    await deliver("reorder");
    const id = await expired();
    await control("/deliveries/release");
    expect(sessions(receiver.received)).toEqual([id]);
  });
});

describe("a disabled endpoint", () => {
  test("never receives events that happened while it was disabled", async () => {
    const { stripe, receiver, control, expired, deliveries } = await trial();
    expect((await control("/endpoint", { status: "disabled" })).body).toMatchObject({ status: "disabled" });
    const missed = await expired();
    expect((await stripe.events.list({ type: "checkout.session.expired" })).data).toHaveLength(1);
    expect(await deliveries()).toEqual([]);
    await control("/endpoint", { status: "enabled" });
    const later = await expired();
    expect(sessions(await receiver.arrivals(1))).toEqual([later]);
    const { data } = await stripe.events.list({ type: "checkout.session.expired" });
    await control(`/events/${data[1]?.id}/redeliver`);
    expect(sessions(receiver.received)).toEqual([later, missed]);
  });

  test("refuses a manual redelivery, and stays disabled after a restart", async () => {
    const { receiver, control, expired, restart } = await trial();
    await expired();
    await receiver.arrivals(1);
    await control("/endpoint", { status: "disabled" });
    const { url, stripe } = await restart();
    const { data } = await stripe.events.list();
    expect((await post(`${url}/_sandbox/events/${data[0]?.id}/redeliver`)).status).toBe(409);
    expect((await post(`${url}/_sandbox/deliveries/release`)).status).toBe(409);
    expect(receiver.received).toHaveLength(1);
  });

  test("receives pending retries once it is enabled", async () => {
    const { receiver, control, expired, deliveries, pass } = await trial();
    receiver.answerNext(500);
    await expired();
    await expect.poll(async () => (await deliveries())[0]?.attempts).toHaveLength(1);
    await control("/endpoint", { status: "disabled" });
    pass(60);
    expect(receiver.received).toHaveLength(1);
    await control("/endpoint", { status: "enabled" });
    await receiver.arrivals(2);
  });
});
