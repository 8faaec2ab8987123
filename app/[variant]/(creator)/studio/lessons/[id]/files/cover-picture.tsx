import { LessonCover } from "@/components/lesson/lesson-cover";

/** How the cover looks on a card: cut to 16:10, or, without a picture, the subject. */
export function CoverPicture({ path, subject }: { path: string | null; subject: string }) {
  return (
    <div>
      <LessonCover lesson={{ coverPath: path, subject: subject || "No subject yet" }} />
      <p className="mt-1.5 text-small text-soft">
        {path
          ? "So it is cut on cards and on the lesson’s page. Links that people share show it, too."
          : "Without a picture, the subject stands on cards."}
      </p>
    </div>
  );
}
