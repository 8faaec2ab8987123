import { Credits } from "@/components/format/credits";
import { AmountLine } from "@/components/ui/amount-line";
import { Card } from "@/components/ui/card";
import { Copyable } from "@/components/ui/copyable";
import { messageFor } from "@/lib/errors";
import { showEmail } from "@/lib/format/email";
import type { Typed } from "@/lib/http/forms/typed-form";
import type { CreditMember } from "@/lib/operator/credit-members";
import { GrantForm } from "./grant-form";
import { Grants } from "./grants";

/** `grant` and `withdrawal`: what was typed into those forms, and not taken. */
type Props = {
  member: CreditMember;
  isSelf: boolean;
  grant: Typed | undefined;
  withdrawal: Typed | undefined;
};

export function Member({ member, isSelf, grant, withdrawal }: Props) {
  const { id, displayName, email, balance } = member;
  return (
    <div className="mt-8 grid items-start gap-x-14 gap-y-10 md:grid-cols-[1fr_var(--container-aside)]">
      <Card className="md:col-start-2">
        <h3 className="font-display text-title wrap-anywhere">
          <bdi>{displayName}</bdi>
        </h3>
        {email && <p className="mt-1 text-small wrap-anywhere">{showEmail(email)}</p>}
        <p className="mt-2 text-small">
          <Copyable>{id}</Copyable>
        </p>
        <dl className="mt-4">
          <AmountLine name={balance < 0 ? "Owes" : "Balance"}>
            <Credits of={Math.abs(balance)} />
          </AmountLine>
        </dl>
      </Card>
      <div className="space-y-10 md:col-start-1 md:row-start-1">
        {isSelf ? <p>{messageFor("own_grant")}</p> : <GrantForm member={member} typed={grant} />}
        <Grants member={member} typed={withdrawal} />
      </div>
    </div>
  );
}
