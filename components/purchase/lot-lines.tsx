import type { PurchaseDetails } from "@/lib/purchases/details";
import { Credits } from "../format/credits";
import { AmountLine } from "../ui/amount-line";

type Lot = NonNullable<Extract<PurchaseDetails, { kind: "credits" }>["lot"]>;

/** What became of a pack's credits, as lines of a `<dl>`. */
export function LotLines({ lot }: { lot: Lot }) {
  const { credits, spent, removed, unspent, owed, blocked } = lot;
  return (
    <>
      <AmountLine name="Spent">
        <Credits of={spent} />
      </AmountLine>
      {removed > 0 && (
        <AmountLine name={blocked && removed < credits ? "Frozen" : "Taken back"}>
          <Credits of={removed} />
        </AmountLine>
      )}
      <AmountLine name={owed > 0 ? "Became owed" : "Unspent"}>
        <Credits of={owed > 0 ? owed : unspent} />
      </AmountLine>
    </>
  );
}
