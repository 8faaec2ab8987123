import { Credits } from "@/components/format/credits";
import { Notice } from "@/components/ui/notice";

/** Why the balance is smaller than what was bought. Nothing where no dispute is open. */
export function FrozenNotice({ frozen }: { frozen: number }) {
  if (frozen === 0) return null;
  const title = (
    <>
      <Credits of={frozen} /> {frozen === 1 ? "is" : "are"} held by a dispute until the bank decides.
    </>
  );
  return (
    <Notice tone="warning" title={title}>
      You cannot spend them meanwhile. If the bank leaves the payment as it was, they are yours again.
    </Notice>
  );
}
