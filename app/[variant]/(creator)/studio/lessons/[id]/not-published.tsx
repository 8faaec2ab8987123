import Link from "next/link";
import { getPublication } from "@/lib/studio/publish";

/** That buyers do not read yet what the draft holds; nothing where they do, and of an unread lesson. */
export async function NotPublished({ creatorId, lessonId }: { creatorId: string; lessonId: string }) {
  const publication = await getPublication(creatorId, lessonId);
  const isRead = publication?.status === "published" || publication?.status === "unpublished";
  if (!isRead || !publication.isChanged) return null;
  return (
    <p className="mb-8 max-w-reader text-small text-pretty text-soft">
      Changes not published: buyers read the last published version until you{" "}
      <Link href={`/studio/lessons/${lessonId}/publish`} className="link">
        publish them
      </Link>
      .
    </p>
  );
}
