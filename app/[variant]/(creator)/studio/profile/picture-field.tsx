"use client";

import { type ChangeEvent, useState } from "react";
import { CreatorPicture } from "@/components/creator/creator-picture";
import { FileField } from "@/components/ui/file-field";
import { maxPictureBytes } from "@/lib/http/forms/form-size";
import { shrinkPicture } from "./shrink-picture";

/** A new picture, and the one there is: a hidden field names it, so that it is kept unless it is removed. */
export function PictureField({ picturesUrl, path, name, error }: PictureFieldProps) {
  const [problem, setProblem] = useState<string>();
  async function check({ target }: ChangeEvent<HTMLInputElement>) {
    const [file] = target.files ?? [];
    const isTooLarge = file && file.size > maxPictureBytes && !(await shrinkPicture(file, target));
    if (isTooLarge) target.value = "";
    setProblem(isTooLarge ? "This picture is larger than 4 MB. Please choose a smaller one." : undefined);
  }
  return (
    <div className="space-y-3">
      <FileField
        label="Picture"
        name="picture"
        accept="image/jpeg,image/png,image/webp,image/avif"
        onChange={check}
        hint="JPEG, PNG, WebP or AVIF up to 4 MB. It is shown as a circle. Where and with what it was taken is removed."
        error={problem ?? error}
      />
      {path && (
        <div className="flex items-center gap-4">
          <CreatorPicture src={picturesUrl + path} name={name} className="size-20" />
          <label className="inline-flex min-h-11 items-center gap-2 text-small">
            <input type="checkbox" name="removePicture" className="size-5 accent-accent" />
            Remove this picture
          </label>
          <input type="hidden" name="picturePath" value={path} />
        </div>
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
