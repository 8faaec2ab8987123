"use client";

import {
  type ComponentType,
  lazy,
  type RefObject,
  Suspense,
  useEffect,
  useEffectEvent,
  useState,
} from "react";
import { createPortal } from "react-dom";
import type { PaymentPanelProps } from "./payment-panel";

/** The payment panel, in the slot of the lesson's page that `near` is in. */
export function PaymentSlot({ near, ...panel }: PaymentPanelProps & { near: RefObject<Element | null> }) {
  const [slot, setSlot] = useState<Element | null>();
  // Next keeps pages that were left in the document, so there may be other slots.
  useEffect(() => setSlot(near.current?.closest("article")?.querySelector("[data-payment]")), [near]);
  return (
    slot &&
    createPortal(
      <Suspense fallback={null}>
        <PaymentPanel key={panel.clientSecret} {...panel} />
      </Suspense>,
      slot,
    )
  );
}

/** Called at the click, so that the panel loads while the checkout opens. */
export const loadPanel = (): Promise<{ default: ComponentType<PaymentPanelProps> }> =>
  import("./payment-panel").catch(() => ({ default: UnloadedPanel }));
const PaymentPanel = lazy(loadPanel);

/** In place of a panel that could not be loaded. */
function UnloadedPanel({ onBroken }: PaymentPanelProps) {
  const reportBroken = useEffectEvent(onBroken);
  useEffect(() => reportBroken(), []);
  return null;
}
