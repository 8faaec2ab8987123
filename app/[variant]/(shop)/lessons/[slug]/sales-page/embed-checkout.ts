import type { StripeEmbeddedCheckout } from "@stripe/stripe-js";
import { loadStripe } from "@stripe/stripe-js/pure";
import type { EmbeddedPayment } from "@/lib/checkout/mode";

/** Longer than a slow phone needs for Stripe.js. */
const timeoutMs = 10_000;

/** Mounts Stripe's payment form. `ready` rejects when it cannot be shown in time; `end` removes it at any moment. */
export function embedCheckout(place: HTMLElement, payment: EmbeddedPayment, clientSecret: string) {
  let isEnded = false;
  let checkout: StripeEmbeddedCheckout | undefined;
  const end = () => {
    isEnded = true;
    checkout?.destroy();
    checkout = undefined;
  };
  const open = async () => {
    const stripe = isEnded ? null : await load(payment);
    if (isEnded) return;
    if (!stripe) throw new Error("Stripe.js gave nothing.");
    const created = await stripe.createEmbeddedCheckoutPage({ clientSecret });
    if (isEnded) return created.destroy();
    checkout = created;
    created.mount(place);
  };
  const opening = previous.then(open);
  previous = opening.catch(() => {});
  return { ready: inTime(opening), end };
}

/** Stripe.js allows one embedded checkout per page: the next waits until the previous one is mounted and removed. */
let previous: Promise<unknown> = Promise.resolve();

async function load({ publishableKey, script }: EmbeddedPayment) {
  if (script && !window.Stripe) await addScript(script);
  return loadStripe(publishableKey);
}

function addScript(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(`${src} does not load.`)));
    script.src = src;
    document.head.append(script);
  });
}

async function inTime(opening: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("Stripe’s form did not come in time.")), timeoutMs);
  });
  await Promise.race([opening, tooLate]).finally(() => clearTimeout(timer));
}
