import { FlashNotice } from "@/components/flash/flash-notice";
import { getVariant } from "@/lib/rendering/variant";
import { CreditsContent, type CreditsProps } from "../../(learner)/credits/credits-content";
import { CreditsDialog } from "./credits-dialog";

/** The page of credits as a dialog, where a link leads there; without JavaScript, or loaded again, it is a page. */
export default async function InterceptedCredits({ searchParams }: CreditsProps) {
  if (!(await getVariant())) return null;
  return (
    <CreditsDialog>
      <FlashNotice path="/credits" />
      <CreditsContent searchParams={searchParams} />
    </CreditsDialog>
  );
}
