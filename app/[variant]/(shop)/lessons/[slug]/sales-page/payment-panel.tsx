"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { EmbeddedPayment } from "@/lib/checkout/mode";
import { embedCheckout } from "./embed-checkout";

/** Stripe's payment form in this page. Whoever opens it is led to it, and can leave it; loaded at the click only. */
export default function PaymentPanel({
  clientSecret,
  embedded: { publishableKey, script },
  total,
  onClose,
  onBroken,
}: PaymentPanelProps) {
  const [phase, setPhase] = useState<"loading" | "ready" | "broken">("loading");
  const heading = useRef<HTMLHeadingElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const giveUp = useEffectEvent(() => {
    setPhase("broken");
    onBroken();
  });
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest("section")?.scrollIntoView();
  }, []);
  useStanding();
  useEffect(() => {
    if (!place.current) return;
    let isLeft = false;
    const payment = { publishableKey, ...(script && { script }) };
    const { ready, end } = embedCheckout(place.current, payment, clientSecret);
    ready.then(
      () => !isLeft && setPhase("ready"),
      () => !isLeft && giveUp(),
    );
    return () => {
      isLeft = true;
      end();
    };
    // By their values: a page that is rendered anew must not take away a form that is half filled in.
  }, [clientSecret, publishableKey, script]);
  return (
    <section aria-labelledby="payment-title" aria-busy={phase === "loading"} className="mb-10 scroll-mt-4">
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 border-t-4 border-ink pt-4">
        <h2 id="payment-title" ref={heading} tabIndex={-1} className="font-display text-heading outline-none">
          Pay {total}
        </h2>
        <Button variant="quiet" size="small" onClick={onClose}>
          Back to the lesson
        </Button>
      </div>
      <div role="status">
        {phase === "loading" && <Waiting>The payment form is loading.</Waiting>}
        {phase === "broken" && (
          <Waiting>The payment form does not load in this browser. We take you to Stripe’s own page.</Waiting>
        )}
      </div>
      <div ref={place} hidden={phase === "broken"} className="overflow-hidden rounded-card" />
    </section>
  );
}

export type PaymentPanelProps = {
  clientSecret: string;
  embedded: EmbeddedPayment;
  total: string;
  onClose: () => void;
  /** Called once where Stripe's form cannot be shown. */
  onBroken: () => void;
};

/** Whoever comes back to this tab may have paid in another one: the page then shows how the purchase stands. */
function useStanding() {
  const router = useRouter();
  useEffect(() => {
    const look = () => document.visibilityState === "visible" && router.refresh();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [router]);
}

function Waiting({ children }: { children: string }) {
  return (
    <p className="flex items-center gap-3 rounded-card border border-line bg-sheet p-5">
      <span aria-hidden className="spinner" />
      {children}
    </p>
  );
}
