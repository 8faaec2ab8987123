import type { ReactNode } from "react";
import { chooseLessonFile } from "./actions";
import { RowForm } from "./row-form";

type Props = {
  lessonId: string;
  use: "cover" | "video" | "captions";
  /** None: the draft has none from then on. */
  fileId?: string;
  about: string;
  children: ReactNode;
};

/** Makes a file the cover, the video or the captions of the draft. */
export const ChooseForm = ({ use, ...props }: Props) => (
  <RowForm name="choose-lesson-file" action={chooseLessonFile} fields={{ use }} {...props} />
);
