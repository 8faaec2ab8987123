export function HowItWorks() {
  return (
    <section aria-labelledby="how" className="grid gap-x-14 gap-y-8 lg:grid-cols-[5fr_7fr]">
      <div>
        <h2 id="how" className="mb-4 border-t-4 border-ink pt-4 font-display text-heading">
          How it works
        </h2>
        <ol className="text-lead">
          {STEPS.map((step, index) => (
            <li key={step} className="flex gap-4 border-b border-line py-3 text-pretty">
              <span aria-hidden="true" className="w-4 shrink-0 font-display text-accent">
                {index + 1}
              </span>
              {step}
            </li>
          ))}
        </ol>
      </div>
      <div>
        <h2 className="mb-5 border-t-4 border-ink pt-4 font-display text-heading">What we promise</h2>
        <dl className="grid gap-x-8 gap-y-6 sm:grid-cols-2">
          {PROMISES.map(([name, text]) => (
            <div key={name}>
              <dt className="font-semibold">{name}</dt>
              <dd className="mt-1 text-pretty text-soft">{text}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}

const STEPS = [
  "Read how a lesson begins. That part is free.",
  "Pay once. There is no subscription.",
  "It opens seconds later, and stays yours.",
];

const PROMISES: [name: string, text: string][] = [
  ["Paid is open", "What you have paid for opens by itself, even if you close the page while paying."],
  ["Yours to keep", "It stays open for you when its price changes, and when it is no longer sold."],
  ["Never charged twice", "Should two payments for one lesson ever meet, the second goes back by itself."],
  ["Refunds in plain sight", "Money goes back the way it came, and your profile shows each step."],
];
