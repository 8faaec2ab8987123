"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Bar } from "@/components/ui/progress-bar";
import { formatBytes } from "@/lib/format/bytes";
import { type FileKind, type RunningUpload, uploadFile } from "../upload-file";

type Props = { lessonId: string; kind: FileKind; file: File; onEnd(fileId: string | null): void };
type State = "running" | "paused" | "interrupted" | { error: string };

/** One upload with its progress. Without a connection it waits, and goes on by itself when there is one. */
export function RunningFile(props: Props) {
  const { file, onEnd } = props;
  const { sent, state, toggle, cancel } = useUpload(props);
  if (typeof state === "object")
    return <FailedFile file={file} error={state.error} onDismiss={() => onEnd(null)} />;
  const isRunning = state === "running";
  return (
    <li className="rounded-card bg-well px-4 py-3">
      <p className="flex flex-wrap justify-between gap-x-4 text-small">
        <bdi className="font-semibold wrap-anywhere">{file.name}</bdi>
        <span className="text-soft tabular-nums">
          {formatBytes(sent, "en")} of {formatBytes(file.size, "en")}
        </span>
      </p>
      <Bar label={`Upload of ${file.name}`} percent={percentOf(sent, file)} className="mt-2 bg-sheet" />
      <div className="flex flex-wrap items-center gap-x-5">
        <p role="status" className="me-auto text-small text-soft">
          {isRunning ? (percentOf(sent, file) === 100 ? "Looking at it …" : "On its way …") : waiting[state]}
        </p>
        <Button variant="quiet" size="small" onClick={toggle}>
          {isRunning ? "Pause" : "Go on"}
        </Button>
        <Button variant="quiet" size="small" onClick={cancel}>
          Cancel
        </Button>
      </div>
    </li>
  );
}

const percentOf = (sent: number, file: File) => Math.floor((sent / file.size) * 100);

const waiting = {
  paused: "Paused. What has arrived is kept.",
  interrupted: "The connection is lost. What has arrived is kept.",
};

function useUpload({ lessonId, kind, file, onEnd }: Props) {
  const [sent, setSent] = useState(0);
  const [state, setState] = useState<State>("running");
  const upload = useRef<RunningUpload | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun once, when the file is chosen
  useEffect(() => {
    let isShown = true;
    const running = uploadFile(lessonId, kind, file, {
      onProgress: setSent,
      onInterrupted: () => setState("interrupted"),
    });
    upload.current = running;
    running.done.then((result) => {
      if (!isShown) return;
      if (result && "error" in result) setState(result);
      else onEnd(result?.fileId ?? null);
    });
    const goOn = () => {
      setState((before) => (before === "interrupted" ? "running" : before));
      running.resume();
    };
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("online", goOn);
    window.addEventListener("beforeunload", ask);
    return () => {
      isShown = false;
      running.pause();
      window.removeEventListener("online", goOn);
      window.removeEventListener("beforeunload", ask);
    };
  }, []);
  const toggle = () => {
    if (state === "running") upload.current?.pause();
    else upload.current?.resume();
    setState(state === "running" ? "paused" : "running");
  };
  return { sent, state, toggle, cancel: () => upload.current?.cancel() };
}

const FailedFile = ({ file, error, onDismiss }: { file: File; error: string; onDismiss(): void }) => (
  <li className="rounded-card border-s-4 border-bad bg-bad-wash px-4 py-3">
    <p role="alert" className="text-small">
      <bdi className="font-semibold wrap-anywhere">{file.name}</bdi> <br />
      {error}
    </p>
    <Button variant="quiet" size="small" onClick={onDismiss}>
      Dismiss
    </Button>
  </li>
);
