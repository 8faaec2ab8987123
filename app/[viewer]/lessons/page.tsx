import type { Metadata } from "next";
import { getViewer } from "@/lib/viewer";
import { Catalogue } from "./catalogue";

export const metadata: Metadata = { title: "All lessons" };

/** The catalogue's first page. */
export default async function LessonsPage() {
  const viewer = await getViewer();
  return viewer && <Catalogue />;
}
