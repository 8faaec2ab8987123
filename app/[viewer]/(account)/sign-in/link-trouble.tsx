import { Notice } from "@/components/ui/notice";
import { describeProblem } from "@/lib/account-problems";
import { type ReturnTo, withReturnTo } from "@/lib/return-to";

/** Says why a mailed link did not work (`?error=`, see ../confirm), and how to get on without it. */
export function LinkTrouble({ error, returnTo }: { error: unknown; returnTo: ReturnTo }) {
  if (error === "unavailable") {
    return (
      <div className="mb-6">
        <Notice tone="warning" title="We could not check your link just now.">
          Please open it again in a moment.
        </Notice>
      </div>
    );
  }
  if (error !== "link_expired") return null;
  return (
    <div className="mb-6">
      <Notice tone="warning" title={describeProblem({ problem: "link_expired" }).message}>
        <p>
          Links work once, for an hour. To confirm your address, sign in: if it still waits, you can have a
          new mail there. To choose a password,{" "}
          <a className="link" href={withReturnTo("/forgot-password", returnTo)}>
            ask for a new link
          </a>
          .
        </p>
      </Notice>
    </div>
  );
}
