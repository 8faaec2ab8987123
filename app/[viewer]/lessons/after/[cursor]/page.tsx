import type { Metadata } from "next";
import { Catalogue } from "../../catalogue";

export const metadata: Metadata = { title: "More lessons" };

export const generateStaticParams = () => [{ cursor: "_" }];

/** The catalogue from a cursor on. */
export default async function MoreLessonsPage({ params }: PageProps<"/[viewer]/lessons/after/[cursor]">) {
  const { viewer, cursor } = await params;
  return viewer === "_" ? null : <Catalogue viewer={viewer} after={cursor} />;
}
