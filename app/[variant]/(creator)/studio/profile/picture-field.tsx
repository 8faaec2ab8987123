"use client";

import { type ChangeEvent, useId, useState } from "react";
import { CreatorPicture } from "@/components/creator/creator-picture";
import { maxPictureBytes } from "@/lib/http/form-size";
import { shrinkPicture } from "./shrink-picture";

/** A new picture, and the one there is: a hidden field names it, so that it is kept unless it is removed. */
export function PictureField({ picturesUrl, path, name, error }: PictureFieldProps) {
  const id = useId();
  const [problem, setProblem] = useState<string>();
  const shown = problem ?? error;
  async function check({ target }: ChangeEvent<HTMLInputElement>) {
    const [file] = target.files ?? [];
    const isTooLarge = file && file.size > maxPictureBytes && !(await shrinkPicture(file, target));
    if (isTooLarge) target.value = "";
    setProblem(isTooLarge ? "This picture is larger than 4 MB. Please choose a smaller one." : undefined);
  }
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-small font-semibold">
        Picture
      </label>
      {path && (
        <div className="mb-3 flex items-center gap-4">
          <CreatorPicture src={picturesUrl + path} name={name} className="size-20" />
          <label className="inline-flex min-h-11 items-center gap-2 text-small">
            <input type="checkbox" name="removePicture" className="size-5 accent-accent" />
            Remove this picture
          </label>
          <input type="hidden" name="picturePath" value={path} />
        </div>
      )}
      <input
        id={id}
        type="file"
        name="picture"
        accept="image/jpeg,image/png,image/webp,image/avif"
        onChange={check}
        aria-describedby={`${id}-hint${shown ? ` ${id}-error` : ""}`}
        aria-invalid={shown ? true : undefined}
        className={
          "block w-full rounded-control border border-edge bg-sheet text-small text-soft hover:border-ink " +
          "aria-invalid:border-2 aria-invalid:border-bad file:me-3 file:min-h-12 file:cursor-pointer file:border-0 " +
          "file:bg-well file:px-3.5 file:font-semibold file:text-ink"
        }
      />
      <p id={`${id}-hint`} className="mt-1.5 text-small text-soft">
        JPEG, PNG, WebP or AVIF up to 4 MB. It is shown as a circle. Where and with what it was taken is
        removed.
      </p>
      {shown && (
        <p id={`${id}-error`} className="mt-1.5 text-small font-medium text-bad">
          {shown}
        </p>
      )}
    </div>
  );
}

type PictureFieldProps = {
  /** What the path is appended to. */
  picturesUrl: string;
  path: string | null;
  name: string;
  error: string | undefined;
};
