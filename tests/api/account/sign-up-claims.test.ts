import { expect, test } from "vitest";
import { mailTo } from "../../support/browser/mail.ts";
import { sql } from "../../support/database/database.ts";
import { authClient } from "../../support/http/accounts.ts";
import { openBrowser, type Shown } from "../../support/http/form-browser.ts";
import {
  type Claim,
  canSignIn,
  claimOn,
  displayNameOf,
  newestLink,
  redeem,
  signUp,
  someEmail,
} from "../../support/http/sign-ups.ts";
import { sample } from "../../support/scale.ts";

/** Who signs up in turn. "auth": the attacker, at Supabase Auth itself. */
type Claimant = "attacker" | "owner" | "auth";
type Row = [claimants: Claimant[], opensIn: "own browser" | "other browser", outcome: "kept" | "chosen"];

/** "kept": the owner's last password and name hold at once. "chosen": the owner chooses them after the link. */
const table: Row[] = [
  [["attacker", "owner"], "own browser", "kept"],
  [["owner", "attacker"], "own browser", "chosen"],
  [["auth"], "own browser", "chosen"],
  [["owner"], "other browser", "chosen"],
  [["owner", "owner"], "own browser", "kept"],
  [["auth", "owner"], "own browser", "kept"],
  [["owner"], "own browser", "kept"],
  [["attacker", "owner", "attacker", "owner"], "own browser", "kept"],
  [["owner", "auth"], "own browser", "kept"],
  [["attacker", "owner", "attacker"], "own browser", "chosen"],
  [["attacker"], "own browser", "chosen"],
  [["attacker", "owner"], "other browser", "chosen"],
  [["owner", "attacker"], "other browser", "chosen"],
];

test.concurrent.each(sample(table, 4))(
  "%j sign up, and the owner opens the newest mail in their %s: theirs are %s",
  async (claimants, opensIn, outcome) => {
    const email = someEmail();
    const [owner, attacker] = [openBrowser(), openBrowser()];
    const claims: { claimant: Claimant; claim: Claim }[] = [];
    for (const claimant of claimants) {
      const claim = claimOn(email, claimant === "owner" ? "Vera Lind" : "Mallory");
      claims.push({ claimant, claim });
      if (claimant === "auth") await signUpAtAuth(claim);
      else await signUp(claimant === "owner" ? owner : attacker, claim);
    }
    const mails = await mailTo(email);
    const older = mails.slice(1).map(({ links: [link = ""] }) => link);
    for (const link of older)
      expect((await owner.visit(link)).html).toContain("used already, or it is too old");

    const browser = opensIn === "own browser" ? owner : openBrowser();
    const shown = await redeem(browser, await newestLink(email));
    const chosen = claimOn(email, "Vera Lind");
    if (outcome === "chosen") {
      expect(shown.path).toMatch(/^\/finish-sign-up/);
      expect(await displayNameOf(email)).not.toBe("Mallory");
      expect(await hasPassword(email)).toBe(false);
      await browser.submit(shown, "Finish", chosen);
    } else expect(shown.html).toContain("Your e-mail address is confirmed.");

    const right =
      outcome === "chosen" ? chosen : claims.findLast(({ claimant }) => claimant === "owner")?.claim;
    expect(right && (await canSignIn(right))).toBe(true);
    const last = claims.findLast(({ claim }) => claim !== right);
    expect(last && (await canSignIn(last.claim))).not.toBe(true);
    expect(await displayNameOf(email)).toBe("Vera Lind");
  },
);

test.concurrent.each(sample(["attacker", "auth"] as const))(
  "an address that %s claimed is recovered by its owner: the claim ends before they choose",
  async (claimant) => {
    const [email, owner] = [someEmail(), openBrowser()];
    const claim = claimOn(email, "Mallory");
    await (claimant === "auth" ? signUpAtAuth(claim) : signUp(openBrowser(), claim));
    await authClient().auth.resetPasswordForEmail(email);
    const shown = await redeem(owner, await newestLink(email, 2), "Choose a new password");
    expect(shown.path).toMatch(/^\/finish-sign-up/);
    expect(await canSignIn(claim)).toBe(false);
    const chosen = claimOn(email, "Vera Lind");
    await owner.submit(shown, "Finish", chosen);
    expect(await canSignIn(chosen)).toBe(true);
    expect(await displayNameOf(email)).toBe("Vera Lind");
  },
);

test.concurrent("a new sign-up leaves a confirmed account as it is, and its owner is told by mail", async () => {
  const [email, owner, stranger] = [someEmail(), openBrowser(), openBrowser()];
  const [own, others] = [claimOn(email, "Vera Lind"), claimOn(email, "Mallory")];
  await signUp(owner, own);
  await redeem(owner, await newestLink(email));
  const newcomer = claimOn(someEmail(), "Mallory");
  const [answer, toNew] = [await signUp(stranger, others), await signUp(openBrowser(), newcomer)];
  expect(answer.path).toBe(toNew.path);
  expect(textOf(answer, email)).toBe(textOf(toNew, newcomer.email));
  const link = await newestLink(email, 2);
  const [mail] = await mailTo(email);
  expect(mail).toMatchObject({ subject: "You already have an account at Lectern" });
  expect(link).toBe("/sign-in");
  expect([await canSignIn(own), await canSignIn(others)]).toEqual([true, false]);
  expect(await displayNameOf(email)).toBe("Vera Lind");

  const shown = await redeem(openBrowser(), mail?.links[1] ?? "", "Choose a new password");
  expect(shown.path).toMatch(/^\/reset-password/);
});

const textOf = ({ html }: Shown, email: string) =>
  html
    .match(/<main.*<\/main>/s)?.[0]
    .replaceAll(email, "")
    .replace(/<[^>]*>/g, "");

async function hasPassword(email: string): Promise<boolean> {
  const [row] = await sql`select encrypted_password from auth.users where email = ${email}`;
  return Boolean(row?.encrypted_password);
}

async function signUpAtAuth({ email, password, displayName }: Claim): Promise<void> {
  // Refused within a minute of the owner's own sign-up.
  await authClient().auth.signUp({ email, password, options: { data: { display_name: displayName } } });
}
