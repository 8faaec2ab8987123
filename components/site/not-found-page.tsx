import type { Metadata } from "next";
import { NotFoundMessage } from "./not-found-message";

export const metadata: Metadata = { title: "Not found" };

/** What a page of a route group shows that calls `notFound()`. */
export default function NotFoundPage() {
  return <NotFoundMessage />;
}
