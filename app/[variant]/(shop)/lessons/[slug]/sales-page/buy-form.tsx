"use client";

import {
  type ComponentType,
  lazy,
  type ReactNode,
  type RefObject,
  Suspense,
  startTransition,
  useActionState,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { EmbeddedPayment } from "@/lib/checkout/mode";
import { type BuyState, buyLesson } from "../../../../(learner)/checkout/actions";
import type { PaymentPanelProps } from "./payment-panel";

/**
 * The button that leads to the payment, and what stood in its way. Where the shop has a key the payment opens in this
 * page; without a script, and where Stripe's does not load, it is on Stripe's own.
 */
export function BuyForm({ lessonId, slug, label, total, embedded, autoOpen, unfinished }: BuyFormProps) {
  const [state, buy] = useActionState(buyLesson, {});
  const [left, setLeft] = useState<BuyState>();
  const form = useRef<HTMLFormElement>(null);
  const isPaying = state.clientSecret !== undefined && state !== left;
  useFreshPage();
  useOpening(form, autoOpen);
  useEffect(() => {
    if (left) form.current?.querySelector("button")?.focus();
  }, [left]);
  const payAtStripe = () => {
    const order = new FormData(form.current ?? undefined);
    order.set("at", "stripe");
    startTransition(() => buy(order));
  };
  return (
    <form ref={form} action={buy} onSubmit={() => void (embedded && loadPanel())} className="space-y-4">
      <input type="hidden" name="lessonId" value={lessonId} />
      <input type="hidden" name="slug" value={slug} />
      {!state.clientSecret && unfinished}
      {state.message && <Notice tone="danger">{state.message}</Notice>}
      {left === state && state.clientSecret && (
        <Notice title="Nothing was charged.">Your purchase waits for you here.</Notice>
      )}
      {isPaying ? (
        <p className="font-semibold">You are paying on this page now.</p>
      ) : (
        <SubmitButton size="large" wide>
          {left ? "Finish your purchase" : label}
        </SubmitButton>
      )}
      {autoOpen && <button type="submit" name="resume" value="yes" hidden />}
      {isPaying && embedded && (
        <InSlot near={form}>
          <Suspense fallback={null}>
            <PaymentPanel
              key={state.clientSecret}
              clientSecret={state.clientSecret ?? ""}
              embedded={embedded}
              total={total}
              onClose={() => setLeft(state)}
              onBroken={payAtStripe}
            />
          </Suspense>
        </InSlot>
      )}
    </form>
  );
}

type BuyFormProps = {
  lessonId: string;
  slug: string;
  label: string;
  /** What is to be paid, in words. */
  total: string;
  embedded?: EmbeddedPayment | undefined;
  autoOpen?: boolean | undefined;
  /** That a checkout waits, until this page has opened it. */
  unfinished?: ReactNode;
};

const loadPanel = (): Promise<{ default: ComponentType<PaymentPanelProps> }> =>
  import("./payment-panel").catch(() => ({ default: LostPanel }));
const PaymentPanel = lazy(loadPanel);

/** In place of a panel that could not be loaded. */
function LostPanel({ onBroken }: PaymentPanelProps) {
  const giveUp = useEffectEvent(onBroken);
  useEffect(() => giveUp(), []);
  return null;
}

/** Puts the payment where its lesson's page has room for it: Next keeps pages that were left, so there may be others. */
function InSlot({ near, children }: { near: RefObject<HTMLElement | null>; children: ReactNode }) {
  const [slot, setSlot] = useState<Element | null>();
  useEffect(() => setSlot(near.current?.closest("article")?.querySelector("[data-payment]")), [near]);
  return slot && createPortal(children, slot);
}

/** Goes on with a checkout that was asked for on another page, once; the address then forgets it. */
function useOpening(form: RefObject<HTMLFormElement | null>, autoOpen = false) {
  const isDone = useRef(false);
  useEffect(() => {
    if (!autoOpen || isDone.current) return;
    isDone.current = true;
    window.history.replaceState(null, "", window.location.pathname);
    form.current?.requestSubmit(form.current.querySelector<HTMLElement>("[name=resume]"));
  }, [form, autoOpen]);
}

/** A page that the browser kept while its reader was at Stripe's may show what has long changed: it is loaded anew. */
function useFreshPage() {
  useEffect(() => {
    const renew = ({ persisted }: PageTransitionEvent) => persisted && window.location.reload();
    window.addEventListener("pageshow", renew);
    return () => window.removeEventListener("pageshow", renew);
  }, []);
}
