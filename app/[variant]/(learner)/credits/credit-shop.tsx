import { Credits } from "@/components/format/credits";
import { Money } from "@/components/format/money";
import { Notice } from "@/components/ui/notice";
import type { User } from "@/lib/auth/session";
import { getLesson } from "@/lib/catalogue/lessons";
import { type Balance, getCredits } from "@/lib/credits/balance";
import { listCreditPacks } from "@/lib/credits/packs";
import { PackList } from "./pack-list";
import { WantedLesson } from "./wanted-lesson";

/** What the member has, what the wanted lesson still needs, and the packs. */
export async function CreditShop({ user, slug }: { user: User; slug: string | undefined }) {
  const [credits, packs, lesson] = await Promise.all([
    getCredits(),
    listCreditPacks(),
    slug === undefined ? null : getLesson(slug),
  ]);
  return (
    <div className="max-w-reader space-y-10">
      <BalanceLine credits={credits} />
      {lesson && <WantedLesson lesson={lesson} credits={credits} user={user} />}
      <PackList packs={packs} lesson={lesson} />
    </div>
  );
}

function BalanceLine({ credits: { balance, owed, currency } }: { credits: Balance }) {
  return (
    <section aria-label="Your balance" className="space-y-4">
      <p className="text-lead">
        You have{" "}
        <strong className="font-semibold">
          <Credits of={balance} />
        </strong>
        {balance > 0 && (
          <>
            , worth <Money minor={balance} currency={currency} />
          </>
        )}
        .
      </p>
      {owed > 0 && <Owed owed={owed} />}
    </section>
  );
}

export const Owed = ({ owed }: { owed: number }) => (
  <Notice
    tone="warning"
    title={
      <>
        You owe <Credits of={owed} />.
      </>
    }
  >
    A refund or dispute took back credits that were spent already. What you buy next settles this first; until
    then nothing can be opened with credits.
  </Notice>
);
