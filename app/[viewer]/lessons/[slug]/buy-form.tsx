"use client";

import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { buyLesson } from "./actions";

/** The button that leads to the payment page, and what stood in its way. */
export function BuyForm({ lessonId, slug }: { lessonId: string; slug: string }) {
  const [state, buy] = useActionState(buyLesson, {});
  return (
    <form action={buy} className="space-y-4">
      <input type="hidden" name="lessonId" value={lessonId} />
      <input type="hidden" name="slug" value={slug} />
      {state.message && <Notice tone="danger">{state.message}</Notice>}
      <SubmitButton size="large" wide>
        Buy this lesson
      </SubmitButton>
    </form>
  );
}
