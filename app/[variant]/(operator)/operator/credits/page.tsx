import type { Metadata } from "next";
import Link from "next/link";
import { FlashNotice } from "@/components/flash/flash-notice";
import { PageHeading } from "@/components/ui/page-heading";
import { requireUser } from "@/lib/auth/session";
import { getCreditAudit } from "@/lib/checkout/credits/operator/audit";
import { readFlash, readFormState } from "@/lib/http/forms/flash";
import { readTyped } from "@/lib/http/forms/typed-form";
import { requireOperator } from "@/lib/operator/access";
import { getCreditMember, listGrants, listOwingMembers } from "@/lib/operator/credit-members";
import { getVariant } from "@/lib/rendering/variant";
import { Books } from "./books";
import { hasChangedSince } from "./changed-since";
import { parseGrantQuery } from "./grant-query";
import { Member } from "./member";
import { MemberSearch } from "./member-search";
import { NewestGrants } from "./newest-grants";
import { OwingMembers } from "./owing-members";

type Props = PageProps<"/[variant]/operator/credits">;

export async function generateMetadata(): Promise<Metadata> {
  const variant = await getVariant();
  if (!variant) return {};
  const { operatorAccess } = await requireUser("/operator/credits");
  return { title: operatorAccess === "none" ? "Not found" : "Credits of the shop" };
}

export default async function OperatorCreditsPage({ searchParams }: Props) {
  const variant = await getVariant();
  if (!variant) return null;
  const user = await requireOperator("/operator/credits");
  const query = parseGrantQuery(await searchParams);
  const [audit, owing, member, { grants, nextBefore }, state] = await Promise.all([
    getCreditAudit(),
    listOwingMembers(),
    query.member ? getCreditMember(query.member) : null,
    listGrants(query),
    readFormState("/operator/credits", "find-credit-member"),
  ]);
  const typedFor = async (form: "grant-credits" | "take-grant-back") => {
    const typed = await readTyped("/operator/credits", form);
    return typed?.fields.memberId === member?.id ? typed : undefined;
  };
  const typed = {
    grant: await typedFor("grant-credits"),
    withdrawal: await typedFor("take-grant-back"),
  };
  const seen = [...grants, ...(member?.grants ?? [])];
  const flash = await readFlash("/operator/credits");
  const hasChanged = audit !== null && hasChangedSince(audit, { grants: seen, flash });
  const above = (
    <Link href="/operator" className="link inline-flex min-h-11 items-center">
      What needs you
    </Link>
  );
  return (
    <>
      <FlashNotice path="/operator/credits" />
      <PageHeading title="Credits" above={above} />
      <div className="space-y-14">
        <section id="member" className="border-t-4 border-ink pt-4">
          <h2 className="mb-4 font-display text-heading">Grant credits</h2>
          <MemberSearch state={state} unknown={query.member !== "" && member === null} />
          {member && <Member member={member} isSelf={member.id === user.id} {...typed} />}
        </section>
        <NewestGrants grants={grants} isNewest={query.before === undefined} nextBefore={nextBefore} />
        <OwingMembers members={owing} />
        <Books audit={audit} hasChanged={hasChanged} />
      </div>
    </>
  );
}
