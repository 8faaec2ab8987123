import "server-only";
import { headers } from "next/headers";

/**
 * True when the browser sent the form itself, without JavaScript. The action must then redirect: once a prefetch has
 * left a shell of the page in its cache, Next 16.4 resumes that after an action and loses what the action returned.
 */
export async function isNativeFormPost(): Promise<boolean> {
  return !(await headers()).has("next-action");
}
