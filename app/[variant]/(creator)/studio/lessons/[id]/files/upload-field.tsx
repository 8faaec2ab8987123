"use client";

import { useRouter } from "next/navigation";
import { type ChangeEvent, useId, useRef, useState } from "react";
import { FileField } from "@/components/ui/file-field";
import { formatBytes } from "@/lib/format/bytes";
import type { FileLimits } from "@/lib/studio/files/list";
import { extensionsOf, mediaTypeOf } from "@/lib/studio/files/media-types";
import type { FileKind } from "../upload-file";
import { chooseLessonFile } from "./actions";
import { RunningFile } from "./running-file";

type Props = { lessonId: string; limit: FileLimits; use?: "cover"; label: string };
type Chosen = { key: string; file: File };

/** Uploads what is chosen, one row of progress for each file. */
export function UploadField({ lessonId, limit, use, label }: Props) {
  const router = useRouter();
  const id = useId();
  const count = useRef(0);
  const [running, setRunning] = useState<Chosen[]>([]);
  const [problem, setProblem] = useState<string>();
  const extensions = extensionsOf(limit.mediaTypes);
  const kind = limit.kind;
  if (kind === "captions") return null;
  function choose({ target }: ChangeEvent<HTMLInputElement>) {
    const files = [...(target.files ?? [])];
    target.value = "";
    const refused = files.map((file) => refusal(file, limit, extensions)).find(Boolean);
    setProblem(refused);
    const good = files.filter((file) => !refusal(file, limit, extensions));
    setRunning((before) => [...before, ...good.map((file) => ({ key: `${id}${count.current++}`, file }))]);
  }
  async function finish(key: string, fileId: string | null) {
    setRunning((before) => before.filter((chosen) => chosen.key !== key));
    if (fileId && use) {
      const form = new FormData();
      for (const [name, value] of Object.entries({ lessonId, use, fileId })) form.set(name, value);
      await chooseLessonFile(form);
    } else router.refresh();
  }
  return (
    <div className="space-y-3">
      <FileField
        label={label}
        accept={[...limit.mediaTypes, ...extensions].join(",")}
        multiple={!use && kind !== "video"}
        onChange={choose}
        hint={`${namesOf(extensions)}, up to ${formatBytes(limit.maxBytes, "en")} each.`}
        {...(problem && { error: problem })}
      />
      {running.length > 0 && (
        <ul className="space-y-3">
          {running.map(({ key, file }) => (
            <RunningFile
              key={key}
              lessonId={lessonId}
              kind={kind satisfies FileKind}
              file={file}
              onEnd={(fileId) => finish(key, fileId)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function refusal(file: File, { maxBytes, mediaTypes }: FileLimits, extensions: string[]): string | undefined {
  if (!mediaTypes.includes(mediaTypeOf(file)))
    return `“${file.name}” is of a type that is not possible here. Please choose ${namesOf(extensions)}.`;
  if (file.size > maxBytes)
    return `“${file.name}” has ${formatBytes(file.size, "en")}: more than ${formatBytes(maxBytes, "en")}. Please choose a smaller file.`;
  return file.size === 0 ? `“${file.name}” is empty. Please choose another file.` : undefined;
}

const namesOf = (extensions: string[]) =>
  new Intl.ListFormat("en", { type: "disjunction" }).format(
    extensions
      .filter((extension) => extension !== ".jpeg" && extension !== ".m4v")
      .map((extension) => extension.slice(1).toUpperCase().replace(/^WEB/, "Web")),
  );
