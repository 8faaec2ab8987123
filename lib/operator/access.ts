import "server-only";
import { notFound, redirect } from "next/navigation";
import { type Member, requireUser } from "@/lib/auth/session";

/** The current user as an operator: others get a 404, and who lacks the second factor is led to it, and back. */
export async function requireOperator(next: string): Promise<Member> {
  const user = await requireUser(next);
  requireSecondFactor(user, next);
  if (user.operatorAccess !== "ready") notFound();
  return user;
}

/** Leads an operator who has not given the second factor to it, for a page that other members see too. */
export function requireSecondFactor({ operatorAccess }: Member, next: string): void {
  if (operatorAccess === "factor_needed")
    redirect(`/settings/second-factor?next=${encodeURIComponent(next)}`);
  if (operatorAccess === "code_needed") redirect(`/second-factor?next=${encodeURIComponent(next)}`);
}
