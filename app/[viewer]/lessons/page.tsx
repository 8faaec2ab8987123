import type { Metadata } from "next";
import { Catalogue } from "./catalogue";

export const metadata: Metadata = { title: "All lessons" };

/** The catalogue's first page. */
export default async function LessonsPage({ params }: PageProps<"/[viewer]/lessons">) {
  const { viewer } = await params;
  return viewer === "_" ? null : <Catalogue viewer={viewer} />;
}
