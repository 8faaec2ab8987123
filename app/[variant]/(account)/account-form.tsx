"use client";

import { type ReactNode, useActionState, useEffect, useRef, useState } from "react";
import { FormName } from "@/components/form/form-name";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { AccountState } from "@/lib/auth/forms";
import type { ReturnTo } from "@/lib/auth/return-to";
import type { FormName as FormNames } from "@/lib/http/form-names";
import { ReturnFields } from "./return-fields";
import { SendAgain } from "./send-again";

/** Shows the message of the last try above the fields; `children` get the state for values and errors. */
export function AccountForm({ name, action, initial = fresh, returnTo, children }: AccountFormProps) {
  const [answer, submit] = useActionState(action, initial);
  const state = useUnlessLeft(answer);
  const email = state.values?.email;
  return (
    <>
      <Card>
        <form ref={useFormCare(state)} action={submit} noValidate className="grid gap-5">
          <FormName name={name} />
          {state.message && <Notice tone="danger">{state.message}</Notice>}
          {returnTo && <ReturnFields returnTo={returnTo} />}
          {children(state)}
        </form>
      </Card>
      {state.unconfirmed && email && returnTo && (
        <div className="mt-4">
          <SendAgain email={email} mail="confirmation" returnTo={returnTo} />
        </div>
      )}
    </>
  );
}

const fresh: AccountState = {};

/** Next keeps pages that were left (Activity): a form that is visited again starts without the old errors. */
function useUnlessLeft(answer: AccountState): AccountState {
  const [left, setLeft] = useState<AccountState>();
  useEffect(() => () => setLeft(answer), [answer]);
  return answer === left ? fresh : answer;
}

/** Focuses the first invalid field after each try, and resets the form so that no password stays in a hidden page. */
function useFormCare(state: AccountState) {
  const form = useRef<HTMLFormElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try makes a new state, and each moves the focus once
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [state]);
  useEffect(() => {
    const mounted = form.current;
    return () => mounted?.reset();
  }, []);
  return form;
}

type AccountFormProps = {
  name: FormNames;
  action: (state: AccountState, form: FormData) => Promise<AccountState>;
  /** The state of the last try without JavaScript. */
  initial?: AccountState | undefined;
  returnTo?: ReturnTo;
  children: (state: AccountState) => ReactNode;
};
