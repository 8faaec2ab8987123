"use client";

import { type ReactNode, useActionState, useEffect, useRef, useState } from "react";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { AccountState } from "@/lib/auth/forms";
import type { ReturnTo } from "@/lib/auth/return-to";
import { ReturnFields } from "./return-fields";
import { SendAgain } from "./send-again";

/**
 * A form on a sheet of paper. After a failed try it says above the fields what went wrong, and leads to the first
 * field to mend; `children` get the state for their own words and values.
 */
export function AccountForm({ action, initial = fresh, returnTo, children }: AccountFormProps) {
  const [answer, submit] = useActionState(action, initial);
  const state = useUnlessLeft(answer);
  const email = state.values?.email;
  return (
    <>
      <Card>
        <form ref={useFormCare(state)} action={submit} noValidate className="grid gap-5">
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

/** Next keeps pages that were left; whoever comes back by a link finds a fresh form, without the old errors. */
function useUnlessLeft(answer: AccountState): AccountState {
  const [left, setLeft] = useState<AccountState>();
  useEffect(() => () => setLeft(answer), [answer]);
  return answer === left ? fresh : answer;
}

/** Focuses the first wrong field after each try, and leaves no password behind in a page that Next keeps hidden. */
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
  action: (state: AccountState, form: FormData) => Promise<AccountState>;
  /** What it shows at first: the last try, where the browser sent it without JavaScript. */
  initial?: AccountState | undefined;
  returnTo?: ReturnTo;
  children: (state: AccountState) => ReactNode;
};
