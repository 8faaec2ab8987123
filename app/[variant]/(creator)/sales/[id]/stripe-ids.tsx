import { Copyable } from "@/components/copyable";
import { Card } from "@/components/ui/card";
import type { SellerStory } from "@/lib/purchases/details";

type OperatorStory = Extract<SellerStory, { viewer: "operator" }>;

/** For operators: what to look for in Stripe's dashboard, and whose purchase it is. */
export function StripeIds({ story }: { story: OperatorStory }) {
  const lines: [name: string, value: string | null][] = [
    ["Checkout session", story.sessionId],
    ["Payment intent", story.paymentIntentId],
    ...story.refunds.map(({ id }): [string, string] => ["Refund", id]),
    ...story.disputes.map(({ id }): [string, string] => ["Dispute", id]),
    ["Purchase", story.id],
    ["Buyer", story.buyerId],
    ["Error", [story.errorCode, story.errorMessage].filter(Boolean).join(": ") || null],
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
        {story.buyerDeletedAt && (
          <div>
            <dt className="text-soft">Buyer</dt>
            <dd>Account deleted</dd>
          </div>
        )}
      </dl>
    </Card>
  );
}
