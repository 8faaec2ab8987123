import Link from "next/link";
import { Credits } from "@/components/format/credits";
import { Money } from "@/components/format/money";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { CreditDebt } from "@/lib/checkout/credits/summary";
import { currencyOf } from "@/lib/format/currencies";
import { BuyCreditsForm } from "./buy-credits-form";

/** What is owed, why, and how to settle it. Nothing for who owes nothing. */
export function DebtNotice({ owed, currency, debts }: DebtNoticeProps) {
  if (owed === 0) return null;
  const needed = Math.max(owed, currencyOf(currency).minimum);
  const title = (
    <>
      You owe <Credits of={owed} />.
    </>
  );
  return (
    <Notice tone="warning" title={title}>
      <ul className="space-y-1">
        {debts.map((debt) => (
          <li key={debt.purchaseId}>
            <Cause debt={debt} />
          </li>
        ))}
      </ul>
      <p className="mt-2">
        Until they are settled, no lesson can be opened with credits. What you buy next settles them first,
        and nothing else is asked of you.
      </p>
      <BuyCreditsForm credits={needed} lesson={null} className="mt-3">
        <SubmitButton variant="secondary" size="small">
          <span>
            Buy <Credits of={needed} /> for <Money minor={needed} currency={currency} />
          </span>
        </SubmitButton>
      </BuyCreditsForm>
    </Notice>
  );
}

function Cause({ debt: { purchaseId, title, credits, cause } }: { debt: CreditDebt }) {
  return (
    <>
      {cause === "refund" ? "The money went back for " : "Your bank took back the payment for "}
      <Link href={`/purchases/${purchaseId}`} className="link">
        {title}
      </Link>
      , and <Credits of={credits} /> of it {credits === 1 ? "was" : "were"} spent already.
    </>
  );
}

type DebtNoticeProps = { owed: number; currency: string; debts: CreditDebt[] };
