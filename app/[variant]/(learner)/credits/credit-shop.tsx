import Link from "next/link";
import { Credits } from "@/components/format/credits";
import { Money } from "@/components/format/money";
import { Notice } from "@/components/ui/notice";
import type { User } from "@/lib/auth/session";
import { getLesson } from "@/lib/catalogue/lessons";
import { type Balance, getCredits } from "@/lib/checkout/credits/balance";
import { listCreditPacks } from "@/lib/checkout/credits/packs";
import { creditTerms } from "@/lib/checkout/credits/terms";
import { hasLesson } from "@/lib/checkout/credits/unread";
import { PackList } from "./pack-list";
import { WantedLesson } from "./wanted-lesson";

/** What the member has, what the wanted lesson still needs, and the packs. */
export async function CreditShop({ user, slug }: { user: User; slug: string | undefined }) {
  const [credits, packs, lesson] = await Promise.all([
    getCredits(),
    listCreditPacks(),
    slug === undefined ? null : getLesson(slug),
  ]);
  const isTheirs = lesson !== null && (await hasLesson(user, lesson));
  const terms = lesson?.status === "published" && !isTheirs ? creditTerms(lesson, credits) : null;
  return (
    <div className="@container">
      <div className="grid gap-x-14 gap-y-10 @min-[56rem]:grid-cols-[1fr_var(--container-aside)]">
        <BalanceCard credits={credits} />
        <div className="min-w-0 space-y-10">
          {lesson && <WantedLesson lesson={lesson} terms={terms} isTheirs={isTheirs} />}
          <PackList
            packs={packs}
            wanted={lesson && terms && terms.missing > 0 ? { lesson, missing: terms.missing } : null}
          />
        </div>
      </div>
    </div>
  );
}

/** Beside the packs where there is room: the page has it, the dialog has not. */
function BalanceCard({ credits: { balance, owed, currency } }: { credits: Balance }) {
  return (
    <section aria-label="Your balance" className="space-y-3 @min-[56rem]:order-last">
      <p className="text-small font-semibold text-soft">You have</p>
      <p className="-mt-3">
        <span className="block font-display text-heading">
          <Credits of={balance} />
        </span>
        {balance > 0 && (
          <span className="text-soft">
            worth <Money minor={balance} currency={currency} />
          </span>
        )}
      </p>
      {owed > 0 && <Owed owed={owed} />}
      <p>
        <Link href="/profile/credits" className="link inline-flex min-h-11 items-center text-small">
          How they came and went
        </Link>
      </p>
    </section>
  );
}

const Owed = ({ owed }: { owed: number }) => (
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
