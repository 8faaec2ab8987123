"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { EmbeddedPayment } from "@/lib/checkout/mode";
import { embedCheckout } from "./embed-checkout";

/** Stripe's payment form in this page, loaded at the click. It takes the focus, and can be closed. */
export default function PaymentPanel({ total, onClose, ...payment }: PaymentPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { phase, place } = useEmbeddedCheckout(payment);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest("section")?.scrollIntoView();
  }, []);
  useRefreshOnReturn();
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
        {phase === "loading" && <Loading>The payment form is loading.</Loading>}
        {phase === "broken" && (
          <Loading>The payment form does not load in this browser. We take you to Stripe’s own page.</Loading>
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
  /** Called once if Stripe's form cannot be shown. */
  onBroken: () => void;
};

type EmbeddedCheckout = Omit<PaymentPanelProps, "total" | "onClose">;

function useEmbeddedCheckout({ clientSecret, embedded, onBroken }: EmbeddedCheckout) {
  const { publishableKey, script } = embedded;
  const [phase, setPhase] = useState<"loading" | "ready" | "broken">("loading");
  const place = useRef<HTMLDivElement>(null);
  const reportBroken = useEffectEvent(() => {
    setPhase("broken");
    onBroken();
  });
  useEffect(() => {
    if (!place.current) return;
    let isUnmounted = false;
    const payment = { publishableKey, ...(script && { script }) };
    const { ready, end } = embedCheckout(place.current, payment, clientSecret);
    ready.then(
      () => !isUnmounted && setPhase("ready"),
      () => !isUnmounted && reportBroken(),
    );
    return () => {
      isUnmounted = true;
      end();
    };
    // By their values: a re-render must not remove a form that is half filled in.
  }, [clientSecret, publishableKey, script]);
  return { phase, place };
}

/** The buyer may have paid in another tab: on return the page shows the current state. */
function useRefreshOnReturn() {
  const router = useRouter();
  useEffect(() => {
    const refresh = () => document.visibilityState === "visible" && router.refresh();
    document.addEventListener("visibilitychange", refresh);
    return () => document.removeEventListener("visibilitychange", refresh);
  }, [router]);
}

function Loading({ children }: { children: string }) {
  return (
    <p className="flex items-center gap-3 rounded-card border border-line bg-sheet p-5">
      <span aria-hidden className="spinner" />
      {children}
    </p>
  );
}
