import Link from "next/link";
import { Credits } from "@/components/format/credits";
import { Money } from "@/components/format/money";
import type { LessonCard } from "@/lib/catalogue/lessons";
import type { Balance } from "@/lib/checkout/credits/balance";
import type { CreditPack } from "@/lib/checkout/credits/buying/packs";
import { type CreditSummary, incomingFor } from "@/lib/checkout/credits/summary";
import { creditTerms } from "@/lib/checkout/credits/terms";
import { DebtNotice } from "./debt-notice";
import { FrozenNotice } from "./frozen-notice";
import { Incoming } from "./incoming";
import { PackList } from "./pack-list";
import { WantedLesson } from "./wanted-lesson";

/** What the member has, what the wanted lesson still needs, and the packs. */
export function CreditShop({ credits, summary: { incoming, debts }, packs, wanted }: CreditShopProps) {
  const { lesson = null, isTheirs = false } = wanted ?? {};
  const terms = lesson?.status === "published" && !isTheirs ? creditTerms(lesson, credits) : null;
  const awaited = lesson && incomingFor(incoming, lesson.id);
  const isNeeded = lesson && terms && terms.missing > 0 && !awaited;
  return (
    <div className="@container">
      <div className="grid gap-x-14 gap-y-10 @min-[56rem]:grid-cols-[1fr_var(--container-aside)]">
        <BalanceCard credits={credits} incoming={incoming} debts={debts} />
        <div className="min-w-0 space-y-10">
          {lesson && <WantedLesson lesson={lesson} terms={terms} isTheirs={isTheirs} incoming={awaited} />}
          <PackList packs={packs} wanted={isNeeded ? { lesson, missing: terms.missing } : null} />
        </div>
      </div>
    </div>
  );
}

/** Beside the packs where there is room: the page has it, the dialog has not. */
function BalanceCard({ credits: { balance, owed, frozen, currency }, incoming, debts }: BalanceCardProps) {
  return (
    <section aria-label="Your balance" className="space-y-4 @min-[56rem]:order-last">
      <div className="flex flex-wrap items-baseline-last justify-between gap-x-6 gap-y-2 @min-[56rem]:block">
        <p>
          <span className="block text-small font-semibold text-soft">You have</span>
          <span className="block font-display text-heading">
            <Credits of={balance} />
          </span>
          {balance > 0 && (
            <span className="text-soft">
              worth <Money minor={balance} currency={currency} />
            </span>
          )}
        </p>
        <Link
          href="/profile/credits"
          className="link inline-flex min-h-11 items-center text-small @min-[56rem]:mt-2"
        >
          Credit history
        </Link>
      </div>
      <DebtNotice owed={owed} currency={currency} debts={debts} />
      <FrozenNotice frozen={frozen} />
      <Incoming list={incoming} />
    </section>
  );
}

type BalanceCardProps = { credits: Balance } & Pick<CreditSummary, "incoming" | "debts">;

type CreditShopProps = {
  credits: Balance;
  summary: CreditSummary;
  packs: CreditPack[];
  /** The lesson that credits are wanted for. */
  wanted: { lesson: LessonCard; isTheirs: boolean } | null;
};
