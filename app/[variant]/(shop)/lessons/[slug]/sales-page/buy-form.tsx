"use client";

import {
  type ReactNode,
  type RefObject,
  startTransition,
  useActionState,
  useEffect,
  useRef,
  useState,
} from "react";
import { FormName } from "@/components/form/form-name";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { EmbeddedPayment } from "@/lib/checkout/mode";
import { type BuyState, buyLesson } from "../../../../(learner)/checkout/actions";
import { loadPanel, PaymentSlot } from "./payment-slot";

/**
 * The buy button with its errors. With a publishable key the payment opens in this page; without JavaScript, or where
 * Stripe.js does not load, the buyer pays on Stripe's page.
 */
export function BuyForm({
  lessonId,
  slug,
  code,
  label,
  total,
  embedded,
  autoOpen,
  unfinished,
}: BuyFormProps) {
  const [state, buy] = useActionState(buyLesson, {});
  const [closed, setClosed] = useState<BuyState>();
  const form = useRef<HTMLFormElement>(null);
  const isPaying = state.clientSecret !== undefined && state !== closed;
  useAutoOpen(form, autoOpen);
  useEffect(() => {
    if (closed) form.current?.querySelector("button")?.focus();
  }, [closed]);
  const payAtStripe = () => {
    const fields = new FormData(form.current ?? undefined);
    fields.set("at", "stripe");
    startTransition(() => buy(fields));
  };
  return (
    <form ref={form} action={buy} onSubmit={() => void (embedded && loadPanel())} className="space-y-4">
      <FormName name="buy-lesson" />
      <input type="hidden" name="lessonId" value={lessonId} />
      <input type="hidden" name="slug" value={slug} />
      {code && <input type="hidden" name="couponCode" value={code} />}
      {!state.clientSecret && unfinished}
      {state.message && <Notice tone="danger">{state.message}</Notice>}
      {closed === state && state.clientSecret && (
        <Notice title="Nothing was charged.">Your purchase waits for you here.</Notice>
      )}
      {isPaying ? (
        <p className="font-semibold">You are paying on this page now.</p>
      ) : (
        <SubmitButton size="large" wide>
          {closed ? "Finish your purchase" : label}
        </SubmitButton>
      )}
      {autoOpen && <button type="submit" name="resume" value="yes" hidden />}
      {isPaying && embedded && (
        <PaymentSlot
          near={form}
          clientSecret={state.clientSecret ?? ""}
          embedded={embedded}
          total={total}
          onClose={() => setClosed(state)}
          onBroken={payAtStripe}
        />
      )}
    </form>
  );
}

type BuyFormProps = {
  lessonId: string;
  slug: string;
  /** The code whose price is shown. */
  code?: string | undefined;
  label: string;
  /** The formatted price. */
  total: string;
  embedded?: EmbeddedPayment | undefined;
  autoOpen?: boolean | undefined;
  /** A note about the checkout that is still open. */
  unfinished?: ReactNode;
};

/** Continues, once, a checkout that was started on another page; the URL then no longer asks for it. */
function useAutoOpen(form: RefObject<HTMLFormElement | null>, autoOpen = false) {
  const isDone = useRef(false);
  useEffect(() => {
    if (!autoOpen || isDone.current) return;
    isDone.current = true;
    window.history.replaceState(null, "", window.location.pathname);
    form.current?.requestSubmit(form.current.querySelector<HTMLElement>("[name=resume]"));
  }, [form, autoOpen]);
}
