import type { PurchaseDetails } from "@/lib/purchases/details";
import { isFrozen } from "@/lib/purchases/status";
import { Credits } from "../format/credits";
import { AmountLine } from "../ui/amount-line";

type Pack = Extract<PurchaseDetails, { kind: "credits" }>;

/** What became of a pack's credits, as lines of a `<dl>`; nothing before it is paid. */
export function LotLines({ pack }: { pack: Pack }) {
  const { lot } = pack;
  if (!lot) return null;
  const { spent, removed, unspent, owed } = lot;
  return (
    <>
      <AmountLine name="Spent">
        <Credits of={spent} />
      </AmountLine>
      {removed > 0 && (
        <AmountLine name={isFrozen(pack) ? "Frozen" : "Taken back"}>
          <Credits of={removed} />
        </AmountLine>
      )}
      <AmountLine name={owed > 0 ? "Became owed" : "Unspent"}>
        <Credits of={owed > 0 ? owed : unspent} />
      </AmountLine>
    </>
  );
}
