import type { ReactNode } from "react";
import { FormName } from "@/components/form/form-name";
import { buyCredits } from "./actions";

/** Leads to the payment of a pack or of a number of credits, for a lesson or for later. */
export function BuyCreditsForm({ lesson, className, children, ...wanted }: BuyCreditsFormProps) {
  return (
    <form action={buyCredits} className={className}>
      <FormName name="buy-credits" />
      {"packId" in wanted ? (
        <input type="hidden" name="packId" value={wanted.packId} />
      ) : (
        <input type="hidden" name="credits" value={wanted.credits} />
      )}
      {lesson && <WantedFields lesson={lesson} />}
      {children}
    </form>
  );
}

type Wanted = { id: string; slug: string };

type BuyCreditsFormProps = ({ packId: string } | { credits: number }) & {
  lesson: Wanted | null;
  className?: string;
  children: ReactNode;
};

/** The lesson that is to be opened. */
export const WantedFields = ({ lesson: { id, slug } }: { lesson: Wanted }) => (
  <>
    <input type="hidden" name="lessonId" value={id} />
    <input type="hidden" name="slug" value={slug} />
  </>
);
