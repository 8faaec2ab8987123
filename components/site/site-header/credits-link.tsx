import Link from "next/link";
import type { Balance } from "@/lib/checkout/credits/balance";
import { Count } from "../../format/count";
import { headerLinkClass } from "./header-link";

/** The member's balance, or what they owe. Without a number in an outage. Fetched at the click: it is on every page. */
export function CreditsLink({ credits }: { credits: Balance | undefined }) {
  return (
    <li>
      <Link
        href="/credits"
        prefetch={false}
        className={`${headerLinkClass} gap-1.5 whitespace-nowrap tabular-nums`}
      >
        <Coins />
        {credits ? <Amount {...credits} /> : <span className="max-sm:sr-only">Credits</span>}
      </Link>
    </li>
  );
}

function Amount({ balance, owed }: Balance) {
  const amount = owed || balance;
  const unit = amount === 1 ? "credit" : "credits";
  return (
    <span className={owed > 0 ? "text-bad max-sm:before:content-['−']" : undefined}>
      <Count of={amount} />
      <span className="max-sm:sr-only">
        {" "}
        {unit}
        {owed > 0 && " owed"}
      </span>
    </span>
  );
}

function Coins() {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className="size-4 fill-none stroke-current stroke-[1.5] sm:hidden"
    >
      <circle cx="6" cy="6" r="4.75" />
      <path d="M12.1 6.1a4.75 4.75 0 1 1-6 6" />
    </svg>
  );
}
