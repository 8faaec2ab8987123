import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { loopbackOrigin } from "@/lib/rendering/page-cache/loopback-fetch";
import { stubShopEnv } from "../../support/shop-env.ts";

const sums =
  "granted grantedSpent packsSold creditsSold keptMinor unspent grantedUnspent liabilityMinor owed owing";
const books = { ...Object.fromEntries(sums.split(" ").map((name) => [name, 0])), currency: "usd" };

/** What Supabase answers, by path. */
const wellAnswers: Record<string, unknown> = {
  "/rest/v1/rpc/delete_unused_checkouts": 2,
  "/rest/v1/rpc/delete_unused_files": 3,
  "/rest/v1/rpc/list_orphaned_videos": [],
  "/rest/v1/rpc/list_orphaned_files": [],
  "/rest/v1/rpc/list_orphaned_pictures": [],
  "/rest/v1/rpc/delete_old_mails": 4,
  "/rest/v1/rpc/fold_earnings": 0,
  "/rest/v1/rpc/delete_old_visitors": 0,
  "/rest/v1/rpc/sum_credit_books": books,
  "/rest/v1/rpc/list_ledger_problems": [],
  "/rest/v1/rpc/set_job_state": null,
  "/rest/v1/lesson_renderings": [],
  "/rest/v1/creators": [],
};
const done = {
  lessonsCounted: 1003,
  earningsFolded: 0,
  checkoutsDeleted: 2,
  unusedFiles: 3,
  filesDeleted: 0,
  videosDeleted: 0,
  picturesDeleted: 0,
  textsRendered: 0,
  mailsDeleted: 4,
  visitorsDeleted: 0,
  ledgerProblems: 0,
  failed: 0,
};

type Refusal = { status: number; body: object };
let refusals: Record<string, Refusal> = {};
/** What is done in parts, until there is nothing left. */
let counted: number[] = [];
beforeEach(() => {
  refusals = {};
  counted = [1000, 3, 0];
});

const answerTo = (path: string) =>
  path === "/rest/v1/rpc/count_learners" ? counted.shift() : wellAnswers[path];

const supabase = createServer((request, response) => {
  const path = request.url?.replace(/\?.*/, "") ?? "";
  const { status, body } = refusals[path] ?? { status: 200, body: answerTo(path) };
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
});
await once(supabase.listen(0, "127.0.0.1"), "listening");
afterAll(() => supabase.close());

stubShopEnv();
vi.stubEnv("NEXT_PUBLIC_SUPABASE_URL", loopbackOrigin(supabase));
const { POST } = await import("@/app/api/jobs/maintenance/route");
const { log } = await import("@/lib/log");
log.level = "silent";

async function maintain() {
  const headers = { authorization: "Bearer secret" };
  const request = new Request("http://localhost:3000/api/jobs/maintenance", { method: "POST", headers });
  const response = await POST(request, { params: Promise.resolve({}) });
  return { status: response.status, json: await response.json() };
}

test("all steps are reported", async () => {
  expect(await maintain()).toEqual({ status: 200, json: done });
});

const orphan = { status: 200, body: ["a/1"] };

test.each<[string, string, Record<string, Refusal>, number, string]>([
  [
    "a bucket that refuses",
    "filesDeleted",
    {
      "/rest/v1/rpc/list_orphaned_files": orphan,
      "/storage/v1/object/lesson-files": {
        status: 400,
        body: { message: "no", error: "no", statusCode: "400" },
      },
    },
    500,
    "internal_error",
  ],
  [
    "a count that takes too long",
    "lessonsCounted",
    {
      "/rest/v1/rpc/count_learners": { status: 500, body: { code: "57014", message: "canceling statement" } },
    },
    503,
    "unavailable",
  ],
  [
    "an audit that takes too long",
    "ledgerProblems",
    {
      "/rest/v1/rpc/sum_credit_books": {
        status: 500,
        body: { code: "57014", message: "canceling statement" },
      },
    },
    503,
    "unavailable",
  ],
])("%s keeps no other step, and is told", async (_what, step, refused, status, code) => {
  refusals = refused;
  const logged = vi.spyOn(log, "error").mockReturnValue(undefined);
  const answer = await maintain();
  expect(answer).toEqual({
    status,
    json: {
      ...done,
      [step]: null,
      failed: 1,
      error: { code, message: expect.stringContaining(step), requestId: expect.any(String) },
    },
  });
  expect(logged).toHaveBeenCalledWith({ err: expect.any(Error), step }, "maintenance failed");
  logged.mockRestore();
});

test("a bug beside an outage is told as a bug", async () => {
  vi.spyOn(log, "error").mockReturnValueOnce(undefined).mockReturnValueOnce(undefined);
  refusals = {
    "/rest/v1/rpc/count_learners": { status: 500, body: { code: "57014", message: "canceling statement" } },
    "/rest/v1/rpc/delete_old_mails": { status: 404, body: { code: "PGRST202", message: "no function" } },
  };
  const { status, json } = await maintain();
  expect({ status, json }).toMatchObject({
    status: 500,
    json: { failed: 2, error: { code: "internal_error" } },
  });
});

test("without a database nothing more is tried", async () => {
  const away = { status: 504, body: { message: "no connection" } };
  refusals = { "/rest/v1/rpc/count_learners": away, "/rest/v1/creators": away };
  const { status, json } = await maintain();
  expect({ status, json }).toMatchObject({ status: 503, json: { error: { code: "unavailable" } } });
  expect(json).not.toHaveProperty("mailsDeleted");
});
