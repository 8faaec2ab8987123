import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { type CouponFields, createCoupon } from "../support/database/coupons.ts";
import { sql } from "../support/database/database.ts";
import { startDraft } from "../support/database/drafts.ts";
import { createLesson, createPurchase } from "../support/database/shop.ts";
import { createCreatorAccount, createLearner, password } from "../support/http/accounts.ts";

type Person = { email: string; password: string };

/** Who is signed in, which page they see, and what they do there first. */
export type State = { person: Person | null; path: string; act?: (page: Page) => Promise<void> };

const sample = async (path: string): Promise<State> => ({
  person: { email: "ines@lectern.test", password: "lectern-demo" },
  path,
});

/** A creator's page, whose lesson was sold yesterday, once for each status. */
async function ofSeller(path: string, statuses: string[]): Promise<State> {
  const creator = await createCreatorAccount();
  const title = "Sourdough in a cold kitchen: what the yeast does between October and March";
  const lessonId = await createLesson(sql, { creator_id: creator.id });
  await sql`update public.lessons set title = ${title} where id = ${lessonId}`;
  const shop = { creator, learner: creator, lessonId };
  const at = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString();
  for (const status of statuses)
    await createPurchase(sql, shop, { status, user_id: null, purchase_date: at, created_at: at });
  await sql`update public.purchases set metadata = ${sql.json({ title })} where lesson_id = ${lessonId}`;
  return { person: { ...creator, password }, path };
}

/** The creator's codes, or the form of one; `codes` by their fields. */
async function withCodes(path: string, codes: CouponFields[]): Promise<State> {
  const state = await ofSeller(path, []);
  const [creator] = await sql<
    { id: string }[]
  >`select id from auth.users where email = ${state.person?.email ?? ""}`;
  for (const fields of codes) await createCoupon(sql, creator ?? { id: "" }, fields);
  return state;
}

/** A lesson's page with a code that its visitor has used for another lesson. */
async function withUsedCode(): Promise<State> {
  const [creator, learner] = await Promise.all([createCreatorAccount(), createLearner()]);
  const code = `ONCE-${randomUUID().slice(0, 4)}`.toUpperCase();
  const coupon = await createCoupon(sql, creator, { code, person_limit: 1 });
  const [lessonId, other] = [
    await createLesson(sql, { creator_id: creator.id }),
    await createLesson(sql, { creator_id: creator.id }),
  ];
  const used = { coupon_id: coupon, coupon_code: code, discount: "4" };
  await createPurchase(sql, { creator, learner, lessonId: other }, used);
  const [lesson] = await sql<{ slug: string }[]>`select slug from public.lessons where id = ${lessonId}`;
  return { person: { ...learner, password }, path: `/lessons/${lesson?.slug}?code=${code}#buy` };
}

/** A video that is on its way, and never arrives. */
async function withUpload(): Promise<State> {
  const creator = await createCreatorAccount();
  const lessonId = randomUUID();
  await startDraft(sql, creator, lessonId);
  const act = async (page: Page) => {
    await page.route("**/storage/v1/upload/resumable/**", () => {});
    const video = {
      name: "Rye, from the first feeding to the oven.mp4",
      mimeType: "video/mp4",
      buffer: Buffer.alloc(9e6),
    };
    await page.getByLabel("Upload a video").setInputFiles(video);
    await page.getByRole("progressbar").waitFor();
  };
  return { person: { ...creator, password }, path: `/studio/lessons/${lessonId}/files`, act };
}

/** A form of the settings whose sender had been signed out: after the sign-in. */
async function afterSignIn(path: string, label: string, button: string): Promise<State> {
  const creator = await createCreatorAccount();
  const signIn = async (page: Page) => {
    await page.getByLabel("E-mail").fill(creator.email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL((url) => url.pathname === path);
  };
  const act = async (page: Page) => {
    await signIn(page);
    await page.getByLabel(label).fill("Inès of the valley");
    await page.context().clearCookies({ name: /lectern-auth/ });
    await page.getByRole("button", { name: button }).first().click();
    await page.waitForURL("**/sign-in?**");
    await signIn(page);
  };
  return { person: null, path, act };
}

const statuses = ["completed", "partially_refunded", "refunded", "disputed", "processing"];
const codes: CouponFields[] = [
  { code: "SPRING" },
  {
    code: "FRIENDS-OF-THE-OLD-BAKERY-ON-THE-SQUARE",
    percent: null,
    amount: "5",
    currency: "usd",
    total_limit: 20,
  },
  { code: "LAST", starts_at: "2026-01-01", ends_at: "2026-02-01", person_limit: 1 },
];
const wrong =
  "code=A&kind=percent&percent=120&totalLimit=none&scope=some&startsAt=2026-12-01T10:00&endsAt=2026-11-01T10:00";

/** What the studio's pages look like where the README's sample data does not show it, by name. */
export const states: Record<string, () => Promise<State>> = {
  "earnings-empty": () => ofSeller("/studio/earnings", []),
  "earnings-one": () => ofSeller("/studio/earnings", ["completed"]),
  "earnings-many": () => sample("/studio/earnings?range=year"),
  "sales-empty": () => ofSeller("/sales", []),
  "sales-mixed": () => ofSeller("/sales", statuses),
  "sales-many": () => sample("/sales"),
  "sales-none-found": () => sample("/sales?q=zzz"),
  "coupons-empty": () => withCodes("/studio/coupons", []),
  "coupons-many": () => withCodes("/studio/coupons", codes),
  "coupon-refused": () => withCodes(`/studio/coupons/new?${wrong}`, []),
  "coupon-taken": async () => ({
    ...(await withCodes("/studio/coupons/new?code=SPRING&percent=25", codes)),
    act: (page) => page.getByRole("button", { name: "Save" }).click(),
  }),
  "coupon-used": withUsedCode,
  "files-upload": withUpload,
  "settings-signed-in": () => afterSignIn("/settings", "Name", "Save"),
  "profile-signed-in": () => afterSignIn("/studio/profile", "Name", "Save"),
};
