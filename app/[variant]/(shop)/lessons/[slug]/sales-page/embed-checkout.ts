import type { StripeEmbeddedCheckout } from "@stripe/stripe-js";
import { loadStripe } from "@stripe/stripe-js/pure";
import type { EmbeddedPayment } from "@/lib/checkout/mode";

/** Longer than a slow telephone needs for Stripe's script, shorter than a person's patience. */
const timeoutMs = 10_000;

/**
 * Puts Stripe's payment form into `place`. `ready` rejects where it cannot be shown, or not in time; `end` takes it
 * away again at any moment.
 */
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
    const made = await stripe.createEmbeddedCheckoutPage({ clientSecret });
    if (isEnded) return made.destroy();
    checkout = made;
    made.mount(place);
  };
  const opening = before.then(open);
  before = opening.catch(() => {});
  return { ready: inTime(opening), end };
}

/** Stripe.js takes one embedded checkout in a page at a time: the next waits until the last is there, and gone. */
let before: Promise<unknown> = Promise.resolve();

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
