import { Count } from "@/components/format/count";
import { Notice } from "@/components/ui/notice";
import type { getDeletionFacts } from "@/lib/account/delete";
import type { Member } from "@/lib/auth/session";

type Facts = Awaited<ReturnType<typeof getDeletionFacts>>;
type Props = { user: Pick<Member, "isCreator" | "credits">; facts: Facts };

export function DeletionSummary({ user, facts }: Props) {
  const { isCreator, credits } = user;
  const { lessons, bankPayments, refundMinor } = facts;
  return (
    <div className="mb-8 space-y-6">
      <section>
        <h2 className="font-semibold">What goes</h2>
        <ul className="mt-2 list-disc space-y-1 ps-5 text-small">
          <li>Your name, your e-mail address and your password.</li>
          <li>{lossOf(lessons)}</li>
          {credits.balance > 0 && (
            <li>
              Your credits: <Count of={credits.balance} />. They end with the account
              {refundMinor > 0 && ", except for those that you have refunded below"}.
            </li>
          )}
          {credits.owed > 0 && (
            <li>
              The <Count of={credits.owed} /> credits that you owe: nothing more is asked of you for them.
            </li>
          )}
          <li>Payment pages that are still open: they are closed, and nothing is charged.</li>
          {isCreator && <li>Your public profile, with its addresses and its picture.</li>}
          {isCreator && <li>Your drafts, and all former versions of your lessons.</li>}
          {isCreator && <li>Your lessons leave the shop. Those without any purchase are deleted.</li>}
        </ul>
      </section>
      <section>
        <h2 className="font-semibold">What stays</h2>
        <ul className="mt-2 list-disc space-y-1 ps-5 text-small">
          <li>
            What was paid and refunded, without you: the law requires such records, and money may still have
            to go back.
          </li>
          {isCreator && (
            <li>
              Sold lessons, for those who bought them, by “A former creator”. You can no longer see your
              sales, so download your data first.
            </li>
          )}
        </ul>
      </section>
      {bankPayments > 0 && (
        <Notice tone="warning" title="Your bank is still confirming a payment.">
          If it goes through after the account is gone, a person sends the money back to you. You can also
          wait: it takes up to four business days.
        </Notice>
      )}
    </div>
  );
}

function lossOf(lessons: number): string {
  if (lessons === 0) return "Your history.";
  return lessons === 1
    ? "Your history and the lesson you bought. It cannot be opened any more, and is not paid back."
    : `Your history and the ${lessons} lessons you bought. They cannot be opened any more, and are not paid back.`;
}
