/** The shop in three lines. */
export function HowItWorks() {
  return (
    <ol className="text-lead" aria-label="How it works">
      {STEPS.map((step, index) => (
        <li key={step} className="flex gap-4 border-t border-line py-2.5 last:border-b">
          <span aria-hidden="true" className="w-4 shrink-0 font-display text-accent">
            {index + 1}
          </span>
          {step}
        </li>
      ))}
    </ol>
  );
}

const STEPS = [
  "Choose one that fits your evening.",
  "Pay once. No subscription.",
  "It opens seconds later, and stays yours.",
];
