import { FormName } from "@/components/form/form-name";
import { SubmitButton } from "@/components/ui/submit-button";
import { readTyped } from "@/lib/http/forms/typed-form";
import { getMailPreferences } from "@/lib/mails/preferences";
import { changeMailPreferences } from "./actions";
import { Setting } from "./setting";

/** Of creators: buyers only get mails about their own money. */
export async function MailSetting() {
  const saved = await getMailPreferences();
  const typed = await readTyped("/settings", "change-mail-preferences");
  const isOn = (name: keyof typeof saved) => (typed ? name in typed.fields : saved[name]);
  return (
    <Setting
      title="Mails to you as a creator"
      text="Your first sale, disputes, and what is about your own payments always come."
    >
      <form action={changeMailPreferences}>
        <FormName name="change-mail-preferences" />
        {typed?.message && <p className="mb-2 text-small">{typed.message}</p>}
        <MailOption
          name="dailyDigest"
          isOn={isOn("dailyDigest")}
          label="In the morning after each day with a sale"
        />
        <MailOption name="refundNotices" isOn={isOn("refundNotices")} label="After each refund of a sale" />
        <SubmitButton variant="secondary" size="small" className="mt-4">
          Save
        </SubmitButton>
      </form>
    </Setting>
  );
}

function MailOption({ name, isOn, label }: { name: string; isOn: boolean; label: string }) {
  return (
    <label className="flex min-h-11 items-center gap-3">
      <input type="checkbox" name={name} defaultChecked={isOn} className="size-5 shrink-0 accent-accent" />
      {label}
    </label>
  );
}
