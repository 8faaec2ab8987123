import type { Metadata } from "next";
import { getViewer } from "@/lib/viewer";
import { Catalogue } from "../../catalogue";

export const metadata: Metadata = { title: "More lessons" };

export const generateStaticParams = () => [{ cursor: "_" }];

/** The catalogue from a cursor on. */
export default async function MoreLessonsPage({ params }: PageProps<"/[viewer]/lessons/after/[cursor]">) {
  const [viewer, { cursor }] = await Promise.all([getViewer(), params]);
  return viewer && <Catalogue after={cursor} />;
}
