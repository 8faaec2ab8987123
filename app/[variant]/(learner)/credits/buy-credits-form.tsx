import type { ReactNode } from "react";
import { FormName } from "@/components/form/form-name";
import { buyCredits } from "./actions";

/** Leads to the payment of a pack or of a number of credits, for a lesson or for later. */
export function BuyCreditsForm({
  lesson,
  opens = true,
  className,
  children,
  ...wanted
}: BuyCreditsFormProps) {
  return (
    <form action={buyCredits} className={className}>
      <FormName name="buy-credits" />
      {"packId" in wanted ? (
        <input type="hidden" name="packId" value={wanted.packId} />
      ) : (
        <input type="hidden" name="credits" value={wanted.credits} />
      )}
      {lesson && (opens ? <WantedFields lesson={lesson} /> : <SlugField {...lesson} />)}
      {children}
    </form>
  );
}

/** Without a slug no page goes on with the lesson. */
type Wanted = { id: string; slug?: string | undefined };

type BuyCreditsFormProps = ({ packId: string } | { credits: number }) & {
  lesson: Wanted | null;
  /** Whether the lesson is to be opened; else it is only what the page goes on with. */
  opens?: boolean;
  className?: string;
  children: ReactNode;
};

/** The lesson that is to be opened. */
export const WantedFields = ({ lesson: { id, slug } }: { lesson: Wanted }) => (
  <>
    <input type="hidden" name="lessonId" value={id} />
    <SlugField slug={slug} />
  </>
);

const SlugField = ({ slug }: { slug?: string | undefined }) =>
  slug !== undefined && <input type="hidden" name="slug" value={slug} />;
