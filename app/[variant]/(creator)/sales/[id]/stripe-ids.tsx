import Link from "next/link";
import { Card } from "@/components/ui/card";
import { Copyable } from "@/components/ui/copyable";
import type { SellerPurchase } from "@/lib/purchases/details";

type OperatorPurchase = Extract<SellerPurchase, { role: "operator" }>;

export function StripeIds({ sale }: { sale: OperatorPurchase }) {
  const lines: [name: string, value: string | null][] = [
    ["Checkout session", sale.sessionId],
    ["Payment intent", sale.paymentIntentId],
    ...sale.refunds.map(({ id }): [string, string] => ["Refund", id]),
    ...sale.disputes.map(({ id }): [string, string] => ["Dispute", id]),
    ["Purchase", sale.id],
    ["Buyer", sale.buyerId],
    ["Error", [sale.errorCode, sale.errorMessage].filter(Boolean).join(": ") || null],
  ];
  return (
    <Card>
      <h2 className="font-semibold">For operators</h2>
      <dl className="mt-3 space-y-2 text-small">
        {lines.map(
          ([name, value]) =>
            value && (
              <div key={`${name} ${value}`}>
                <dt className="text-soft">{name}</dt>
                <dd>
                  <Copyable>{value}</Copyable>
                </dd>
              </div>
            ),
        )}
        {sale.buyerId && (
          <div>
            <dt className="sr-only">The buyer’s credits</dt>
            <dd>
              <Link
                href={`/operator/credits?member=${sale.buyerId}#member`}
                className="link inline-flex min-h-11 items-center"
              >
                Credits of the buyer
              </Link>
            </dd>
          </div>
        )}
        {sale.buyerDeletedAt && (
          <div>
            <dt className="text-soft">Buyer</dt>
            <dd>Account deleted</dd>
          </div>
        )}
      </dl>
    </Card>
  );
}
