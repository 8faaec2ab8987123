import { requireUser } from "@/lib/auth/session";
import { isSlug } from "@/lib/rendering/routes";
import { CreditShop } from "./credit-shop";

export type CreditsProps = Pick<PageProps<"/[variant]/credits">, "searchParams">;

/** What the page and the dialog show. `lesson` is the slug of the lesson that credits are wanted for. */
export async function CreditsContent({ searchParams }: CreditsProps) {
  const { lesson } = await searchParams;
  const slug = typeof lesson === "string" && isSlug(lesson) ? lesson : undefined;
  const user = await requireUser(slug ? `/credits?lesson=${slug}` : "/credits");
  return <CreditShop user={user} slug={slug} />;
}
