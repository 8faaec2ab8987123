import { Notice } from "@/components/ui/notice";
import type { User } from "@/lib/auth/session";

/** A link signs in to the account it was sent to, and a stranger may have handed on theirs. */
export function LinkWarning({
  email,
  isOwn,
  user,
}: {
  email: string;
  /** This browser asked for the mail. */
  isOwn: boolean;
  user: User | null;
}) {
  if (user && user.email !== email)
    return (
      <div className="mb-6 wrap-anywhere">
        <Notice tone="warning" title={`You are signed in as ${user.email}.`}>
          This link signs you in as {email} instead. Did another person give it to you? Then leave it.
        </Notice>
      </div>
    );
  if (isOwn || user) return null;
  return (
    <div className="mb-6 wrap-anywhere">
      <Notice tone="warning" title={`Is ${email} your address?`}>
        This mail was not asked for in this browser. Go on only if it came to your own mailbox. Did another
        person give you the link? Then leave it: you would be signed in to their account.
      </Notice>
    </div>
  );
}
