/**
 * A replacement of https://js.stripe.com with as much of Stripe.js as Embedded Checkout needs. Names, the limit of one
 * checkout at a time, and leaving by return_url are as in Stripe.js.
 */
export const stripeScript = (origin: string, publishableKey: string): string => `(() => {
  const origin = ${JSON.stringify(origin)};
  let isOpen = false;

  function Stripe(key) {
    if (key !== ${JSON.stringify(publishableKey)}) throw new Error("Invalid API Key provided: " + key);
    return { createEmbeddedCheckoutPage, _registerWrapper() {} };
  }

  async function createEmbeddedCheckoutPage({ clientSecret, fetchClientSecret, onComplete }) {
    if (isOpen) throw new Error("You cannot have multiple Embedded Checkout objects.");
    isOpen = true;
    const secret = clientSecret ?? (await fetchClientSecret());
    const frame = document.createElement("iframe");
    frame.src = origin + "/c/embedded/" + encodeURIComponent(secret);
    frame.title = "Secure payment form";
    frame.allow = "payment *";
    frame.style.cssText = "display: block; width: 100%; min-height: 30rem; border: 0;";
    const listen = ({ origin: from, source, data }) => {
      if (from !== origin || source !== frame.contentWindow) return;
      if (data.sandbox === "size") frame.style.height = data.height + "px";
      if (data.sandbox !== "done") return;
      onComplete?.();
      location.assign(data.url);
    };
    addEventListener("message", listen);
    return {
      mount: (place) => (typeof place === "string" ? document.querySelector(place) : place).append(frame),
      unmount: () => frame.remove(),
      destroy: () => {
        frame.remove();
        removeEventListener("message", listen);
        isOpen = false;
      },
    };
  }

  Stripe.version = "endive";
  window.Stripe = Stripe;
})();
`;
