import { requireUserAnd } from "@/lib/auth/session";
import { getLesson } from "@/lib/catalogue/lessons";
import { listCreditPacks } from "@/lib/checkout/credits/buying/packs";
import { getCreditSummary } from "@/lib/checkout/credits/summary";
import { hasLesson } from "@/lib/checkout/credits/unread";
import { isSlug } from "@/lib/rendering/routes";
import { CreditShop } from "./credit-shop";

export type CreditsProps = Pick<PageProps<"/[variant]/credits">, "searchParams">;

/** What the page and the dialog show. `lesson` is the slug of the lesson that credits are wanted for. */
export async function CreditsContent({ searchParams }: CreditsProps) {
  const { lesson } = await searchParams;
  const slug = typeof lesson === "string" && isSlug(lesson) ? lesson : undefined;
  const page = slug ? `/credits?lesson=${slug}` : "/credits";
  const [user, [packs, summary, wanted]] = await requireUserAnd(page, () =>
    Promise.all([listCreditPacks(), getCreditSummary(), slug === undefined ? null : getLesson(slug)]),
  );
  const isTheirs = wanted !== null && (await hasLesson(user, wanted));
  return (
    <CreditShop
      credits={user.credits}
      summary={summary}
      packs={packs}
      wanted={wanted && { lesson: wanted, isTheirs }}
    />
  );
}
