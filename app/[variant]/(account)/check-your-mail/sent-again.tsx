import { Notice } from "@/components/ui/notice";
import { describeProblem } from "@/lib/auth/problems";

/** How sending the mail again went, as `?again=` says it. */
export function SentAgain({ outcome }: { outcome: unknown }) {
  if (typeof outcome !== "string") return null;
  return (
    <div data-arrival className="mb-6">
      {outcome === "sent" ? <Sent /> : <NotSent problem={outcome} />}
    </div>
  );
}

const Sent = () => <Notice tone="success" title="Sent again." />;

function NotSent({ problem }: { problem: string }) {
  if (problem === "too_many_tries") {
    return (
      <Notice tone="warning" title="That mail was sent often enough for now. Please wait ten minutes." />
    );
  }
  return <Notice tone="warning" title={describeProblem({ problem: "unavailable" }).message} />;
}
