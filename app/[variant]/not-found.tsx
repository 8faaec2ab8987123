import type { Metadata } from "next";
import { NotFoundMessage } from "@/components/not-found-message";

export const metadata: Metadata = { title: "Not found" };

/** For what a page did not find. */
export default function NotFound() {
  return <NotFoundMessage />;
}
