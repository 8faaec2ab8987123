import type { Metadata } from "next";
import Link from "next/link";
import { FlashNotice } from "@/components/flash/flash-notice";
import { FormName } from "@/components/form/form-name";
import { DateTime } from "@/components/format/date-time";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { SubmitButton } from "@/components/ui/submit-button";
import { env } from "@/lib/env";
import { textLimits, unitsOf } from "@/lib/format/names";
import { readTyped } from "@/lib/http/forms/typed-form";
import { requireOperator } from "@/lib/operator/access";
import { creatorFeeForm, listCreatorFees } from "@/lib/operator/creator-fees";
import { getVariant } from "@/lib/rendering/variant";
import { setFee } from "./actions";

export const metadata: Metadata = { title: "Fees of creators" };

/** Another fee than the shop's for a creator, with its reason, and every change so far. */
export default async function FeesPage() {
  const variant = await getVariant();
  if (!variant) return null;
  const user = await requireOperator("/operator/fees");
  const [changes, typed] = await Promise.all([
    listCreatorFees(user),
    readTyped("/operator/fees", "set-creator-fee"),
  ]);
  const errors = typed && !typed.message ? feeErrors(typed.fields) : {};
  const field = (name: "slug" | "percentage" | "reason") => ({
    name,
    defaultValue: typed?.fields[name],
    error: errors[name],
  });
  return (
    <div className="mx-auto w-full max-w-reader">
      <PageHeading
        title="Fees of creators"
        above={
          <Link href="/operator" className="link inline-flex min-h-11 items-center">
            Operator
          </Link>
        }
      >
        <p>
          The shop’s fee is {env().PLATFORM_FEE_PERCENT}%. Another one counts for checkouts that begin from
          then on; purchases keep theirs.
        </p>
      </PageHeading>
      <FlashNotice path="/operator/fees" />
      {/* A field that is mounted already does not follow its default value. */}
      <form key={JSON.stringify(typed)} action={setFee} className="max-w-form space-y-4">
        <FormName name="set-creator-fee" />
        {typed?.message && <Notice tone="warning">{typed.message}</Notice>}
        <Field
          label="Address of the creator’s page"
          {...field("slug")}
          hint="The last part of its URL."
          required
        />
        <Field
          label="Percent"
          {...field("percentage")}
          inputMode="decimal"
          hint="Empty: the shop’s fee again."
        />
        <Field label="Reason" {...field("reason")} maxLength={unitsOf(textLimits.reason)} required />
        <SubmitButton>Set the fee</SubmitButton>
      </form>
      <ul className="mt-10 divide-y divide-line border-y border-line empty:border-0">
        {changes.map(({ id, name, slug, percentage, reason, actor, at, inForce }) => (
          <li key={id} className="py-3">
            <Link href={`/creators/${slug}`} className="link">
              <bdi>{name}</bdi>
            </Link>
            : {percentage === null ? "the shop’s fee" : `${percentage}%`}
            {inForce && <strong> (in force)</strong>}
            <p className="text-small text-soft wrap-anywhere">
              <DateTime at={at} />
              {actor && (
                <>
                  {", by "}
                  <bdi>{actor}</bdi>
                </>
              )}
              : <bdi>{reason}</bdi>
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Of fields that were not taken: those that are right name no creator. */
function feeErrors(fields: Record<string, string>): Partial<Record<string, string>> {
  const parsed = creatorFeeForm.safeParse(fields);
  if (parsed.success) return { slug: "There is no creator with this address." };
  return Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path[0], message]));
}
