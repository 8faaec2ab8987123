import type { ReactNode } from "react";
import type { ReturnTo } from "@/lib/auth/return-to";
import { listLessonsById } from "@/lib/catalogue/lessons";
import { UnavailableError } from "@/lib/errors";
import { createPublicClient } from "@/lib/supabase/public";

/** What signing in or up is for: the lesson whose Buy button led here, or `children`. */
export async function WhatComesNext({ returnTo, what, children }: WhatComesNextProps) {
  const lesson = returnTo.lesson && (await getLessonForSale(returnTo.lesson));
  if (!lesson) return <p>{children}</p>;
  return (
    <p>
      {what} to buy{" "}
      <bdi lang={lesson.language} className="font-semibold wrap-anywhere text-ink">
        {lesson.title}
      </bdi>
      . Then you continue to the payment.
    </p>
  );
}

type WhatComesNextProps = {
  returnTo: ReturnTo;
  what: "Sign in" | "Make an account";
  children: ReactNode;
};

/** Anybody can write an id into the URL: only what the shop sells now is named. Nothing while it cannot be asked. */
async function getLessonForSale(id: string) {
  try {
    const [lesson] = await listLessonsById(createPublicClient(), [id]);
    return lesson && lesson.priceMinor > 0 ? lesson : null;
  } catch (error) {
    if (error instanceof UnavailableError) return null;
    throw error;
  }
}
