"use client";

import { Fragment, type ReactNode, useActionState, useEffect, useId, useMemo, useRef, useState } from "react";
import { FormName } from "@/components/form/form-name";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { AccountPage, AccountState } from "@/lib/auth/forms";
import type { ReturnTo } from "@/lib/auth/return-to";
import type { FormName as FormNames } from "@/lib/http/forms/form-names";
import { AccountLinks, accountLinkClass } from "./account-links";
import { ReturnFields } from "./return-fields";
import { SendAgain } from "./send-again";

/** Shows the message of the last try above the fields; `children` get the state for values and errors. */
export function AccountForm({
  name,
  action,
  initial = fresh,
  returnTo,
  others = [],
  children,
}: AccountFormProps) {
  const [answer, submit] = useActionState(action, initial);
  const state = useUnlessLeft(answer, initial);
  const email = state.values?.email;
  const id = useId();
  return (
    <>
      <Card>
        <form id={id} ref={useFormCare(state)} action={submit} noValidate className="grid gap-5">
          <FormName name={name} />
          {state.message && <Notice tone="danger">{state.message}</Notice>}
          {returnTo && <ReturnFields returnTo={returnTo} />}
          {/* A field that is mounted already does not follow its default value. */}
          <Fragment key={JSON.stringify(initial.values)}>{children(state)}</Fragment>
        </form>
      </Card>
      {state.unconfirmed && email && returnTo && (
        <div className="mt-4">
          <SendAgain email={email} mail="confirmation" returnTo={returnTo} />
        </div>
      )}
      {others.length > 0 && (
        <AccountLinks>
          {others.map(({ to, label }) => (
            <button key={to} type="submit" form={id} name="switchTo" value={to} className={accountLinkClass}>
              {label}
            </button>
          ))}
        </AccountLinks>
      )}
    </>
  );
}

const fresh: AccountState = {};

/**
 * Next keeps pages that were left (Activity), and mounts a form again whose action redirected: a form that is visited
 * again starts without the old errors, and with what another form handed on since, or what was kept over a sign-in.
 */
function useUnlessLeft(answer: AccountState, initial: AccountState): AccountState {
  const [first] = useState(initial);
  const [left, setLeft] = useState<AccountState>();
  useEffect(() => () => setLeft(answer), [answer]);
  const handedOn = useMemo(
    () => ({ values: initial.values, ...(initial !== first && { message: initial.message }) }),
    [initial, first],
  );
  const isOld = answer === left || (answer === first && initial !== first);
  return isOld ? handedOn : answer;
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
  /** Other account pages. Going there submits this form, so that what was typed goes along, and in no URL. */
  others?: readonly { to: AccountPage; label: string }[];
  children: (state: AccountState) => ReactNode;
};
