import { expect, test } from "vitest";
import { sql } from "../../support/database/database.ts";
import { createLearner, password, restOf } from "../../support/http/accounts.ts";
import { submitForm } from "../../support/http/native-form.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";

test("a name that was changed too often stays; form and API say when it can be changed", async () => {
  const learner = await createLearner();
  // Ten changes, in this window and in the next, which may begin meanwhile.
  await sql`
    insert into private.rate_limits (key, window_start, hits)
    select ${`display-name:${learner.id}`}, to_timestamp((floor(extract(epoch from now()) / 600) + ahead) * 600), 10
    from generate_series(0, 1) as ahead`;
  const cookie = await sessionCookie({ email: learner.email, password });
  const typed = { displayName: "Eleventh" };
  const { status, headers } = await submitForm("/settings", "displayName", cookie, { typed });
  const flash = decodeURIComponent(headers.getSetCookie().join());
  expect({ status, location: headers.get("location") }).toEqual({ status: 303, location: "/settings" });
  expect(flash).toMatch(
    /"displayName":"Eleventh".*That was tried too often\. Please wait \d+ (second|minute)/,
  );

  const rest = restOf(learner);
  const refused = await rest.from("profiles").update({ display_name: "Eleventh" }).eq("id", learner.id);
  expect(refused).toMatchObject({
    status: 429,
    error: { code: "PT429", hint: expect.stringMatching(/^\d+$/) },
  });
  const names = await sql`select display_name from public.profiles where id = ${learner.id}`;
  expect(names[0]?.display_name).not.toBe("Eleventh");
});
