import Link from "next/link";
import { CreatorPicture } from "@/components/creator/creator-picture";
import { pictureUrl } from "@/lib/catalogue/creator-pictures";
import type { LessonPreview } from "@/lib/catalogue/lesson-preview";

export function AboutCreator({ creator }: { creator: LessonPreview["creator"] }) {
  return (
    <section aria-labelledby="creator" className="border-t border-line pt-6">
      {creator.picturePath && (
        <CreatorPicture
          src={pictureUrl(creator.picturePath)}
          name={creator.name}
          className="float-end ms-5 size-20"
        />
      )}
      <p className="mb-1 text-small font-semibold text-soft">Taught by</p>
      <h2 id="creator" dir="auto" className="font-display text-title wrap-anywhere">
        {creator.name}
      </h2>
      {creator.bio && (
        <p dir="auto" className="mt-2 max-w-reader text-pretty whitespace-pre-line wrap-anywhere">
          {creator.bio}
        </p>
      )}
      <p className="mt-1">
        <Link
          href={`/creators/${creator.slug}`}
          prefetch={false}
          className="link inline-flex min-h-11 items-center"
        >
          <span>
            All lessons by <bdi>{creator.name}</bdi>
          </span>
        </Link>
      </p>
    </section>
  );
}
