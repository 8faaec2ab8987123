import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { Day } from "@/components/day";
import { PageHeading } from "@/components/page-heading";
import { LinkButton } from "@/components/ui/button";
import { requireUser } from "@/lib/auth";
import { getPurchase } from "@/lib/purchases";
import { grantsAccess, type PurchaseStatus } from "@/types/purchase";
import { Amounts } from "./amounts";
import { Timeline } from "./timeline";

type Props = PageProps<"/[viewer]/purchases/[id]">;

export const generateStaticParams = () => [{ id: "_" }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { viewer, id } = await params;
  if (viewer === "_") return {};
  return { title: (await findPurchase(id)) ? "Your purchase" : "Not found" };
}

/** One purchase: what was paid, and what happened to it. */
export default async function PurchasePage({ params }: Props) {
  const { viewer, id } = await params;
  if (viewer === "_") return null;
  const purchase = await findPurchase(id);
  if (!purchase) notFound();
  const { lesson, status, receiptUrl, purchasedAt, timeline } = purchase;
  return (
    <>
      <PageHeading
        title={lesson.title}
        above={
          <Link href="/profile" className="link inline-flex min-h-11 items-center">
            Your purchases
          </Link>
        }
      >
        <p>
          Ordered on <Day at={purchasedAt} />
        </p>
      </PageHeading>
      <div className="grid gap-x-14 gap-y-12 md:grid-cols-[1fr_var(--container-aside)]">
        <div className="md:order-first md:col-start-2">
          <Amounts purchase={purchase} />
          <div className="mt-6 grid gap-3">
            <LinkButton href={`/lessons/${lesson.slug}`} wide>
              {linkText(status)}
            </LinkButton>
            {receiptUrl && (
              <LinkButton href={receiptUrl} variant="secondary" wide>
                Receipt
              </LinkButton>
            )}
          </div>
        </div>
        <div className="md:col-start-1 md:row-start-1">
          <Timeline entries={timeline} />
        </div>
      </div>
    </>
  );
}

const findPurchase = cache(async (id: string) => {
  const user = await requireUser(`/purchases/${id}`);
  return z.uuid().safeParse(id).success ? getPurchase(user.id, id) : null;
});

function linkText(status: PurchaseStatus): string {
  if (status === "pending") return "Continue payment";
  return grantsAccess(status) ? "Open the lesson" : "Back to the lesson";
}
