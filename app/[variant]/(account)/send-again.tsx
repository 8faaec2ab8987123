import { FormName } from "@/components/form/form-name";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ReturnTo } from "@/lib/auth/return-to";
import { sendMailAgain } from "./actions";
import { ReturnFields } from "./return-fields";

export function SendAgain({ email, mail, returnTo }: SendAgainProps) {
  return (
    <form action={sendMailAgain}>
      <FormName name="send-mail-again" />
      <input type="hidden" name="email" value={email} />
      <input type="hidden" name="mail" value={mail} />
      <ReturnFields returnTo={returnTo} />
      <SubmitButton variant="secondary">Send the mail again</SubmitButton>
    </form>
  );
}

type SendAgainProps = { email: string; mail: "confirmation" | "recovery"; returnTo: ReturnTo };
