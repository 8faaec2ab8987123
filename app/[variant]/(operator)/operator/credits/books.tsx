import { FormName } from "@/components/form/form-name";
import { Count } from "@/components/format/count";
import { Credits } from "@/components/format/credits";
import { DateTime } from "@/components/format/date-time";
import { Money } from "@/components/format/money";
import { AmountLine } from "@/components/ui/amount-line";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { CreditAudit } from "@/lib/checkout/credits/operator/audit";
import { runCreditAudit } from "./actions";

/** As of the last audit: it reads the whole ledger, so no visit of a page waits for it. */
export function Books({ audit, hasChanged }: { audit: CreditAudit | null; hasChanged: boolean }) {
  return (
    <section className="border-t-4 border-ink pt-4">
      <h2 className="mb-4 font-display text-heading">The books</h2>
      {audit ? <Sums audit={audit} hasChanged={hasChanged} /> : <p>They have not been summed up yet.</p>}
      <form action={runCreditAudit} className="mt-6">
        <FormName name="audit-credits" />
        <SubmitButton variant="secondary">Sum up and check now</SubmitButton>
        <p className="mt-2 max-w-reader text-small text-pretty text-soft">
          Reads the whole ledger. The scheduled maintenance does it as well.
        </p>
      </form>
    </section>
  );
}

function Sums({ audit, hasChanged }: { audit: CreditAudit; hasChanged: boolean }) {
  const { books, problems, updatedAt } = audit;
  const money = (minor: number) => <Money minor={minor} currency={books.currency} />;
  return (
    <div className="max-w-reader space-y-6">
      <p className="text-small text-soft">
        As of <DateTime at={updatedAt} />
      </p>
      {hasChanged && (
        <Notice tone="warning" title="Credits were granted or taken back since.">
          These sums do not have it yet. Sum up again to see it in them.
        </Notice>
      )}
      {problems.length === 0 ? (
        <Notice tone="success" title="The ledger balances.">
          <p>Every transaction sums to zero, every balance is that of its entries and lots.</p>
        </Notice>
      ) : (
        <Problems problems={problems} />
      )}
      <Card>
        <dl className="space-y-3">
          <AmountLine name="Packs sold">
            <Count of={books.packsSold} />
          </AmountLine>
          <AmountLine name="Credits in them">
            <Credits of={books.creditsSold} />
          </AmountLine>
          <AmountLine name="Money kept for them">{money(books.keptMinor)}</AmountLine>
          <AmountLine name="Unspent, paid">
            <Credits of={books.unspent - books.grantedUnspent} />
          </AmountLine>
          <AmountLine name="Liability for these">{money(books.liabilityMinor)}</AmountLine>
          <AmountLine name="Unspent, granted">
            <Credits of={books.grantedUnspent} />
          </AmountLine>
          <AmountLine name="Granted in all">
            <Credits of={books.granted} />
          </AmountLine>
          <AmountLine name="Cost of spent grants">{money(books.grantedSpent)}</AmountLine>
          <AmountLine name="Owed by members">
            <Credits of={books.owed} />
          </AmountLine>
        </dl>
      </Card>
    </div>
  );
}

function Problems({ problems }: Pick<CreditAudit, "problems">) {
  return (
    <Notice tone="danger" title="The ledger contradicts itself.">
      <p>
        A fault of the shop, or a change of the database by hand. Grant nothing until it is found: `npm run
        doctor` lists the same, and docs/credits.md says what has to agree. Lessons and payments go on.
      </p>
      <ul className="mt-2 list-disc ps-5">
        {problems.map(({ problem, id }) => (
          <li key={`${problem} ${id}`} className="wrap-anywhere">
            {problem.replaceAll("_", " ")}: {id}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
