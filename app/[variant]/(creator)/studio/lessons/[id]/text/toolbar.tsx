"use client";

import Link from "next/link";
import { type KeyboardEvent, useRef, useState } from "react";
import type { Command, Editor } from "./create-editor";
import { icons } from "./icons";

type Tool = { command: Command | "picture"; name: string; keys?: string };

const tools: readonly Tool[] = [
  { command: "heading", name: "Heading", keys: "Mod+Alt+2" },
  { command: "bold", name: "Bold", keys: "Mod+B" },
  { command: "italic", name: "Italic", keys: "Mod+I" },
  { command: "bullets", name: "List", keys: "Mod+Shift+8" },
  { command: "numbers", name: "Numbered list", keys: "Mod+Shift+7" },
  { command: "link", name: "Link", keys: "Mod+K" },
  { command: "picture", name: "Picture" },
  { command: "table", name: "Table" },
  { command: "code", name: "Code", keys: "Mod+E" },
  { command: "undo", name: "Undo", keys: "Mod+Z" },
  { command: "redo", name: "Redo", keys: "Mod+Shift+Z" },
];

/**
 * Formats the selected text. One stop for Tab; arrows go from tool to tool (ARIA Authoring Practices, toolbar). It
 * stays above the text while that scrolls.
 */
export function Toolbar({ editor, label, controls, filesPage, onPictures }: ToolbarProps) {
  const [current, setCurrent] = useState(0);
  const bar = useRef<HTMLDivElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const move = (event: KeyboardEvent) => {
    const to = target(event, current);
    if (to === null) return;
    event.preventDefault();
    setCurrent(to);
    bar.current?.querySelectorAll<HTMLElement>("button, a")[to]?.focus();
  };
  const use = ({ command }: Tool) => {
    if (command === "picture") return file.current?.click();
    editor.run(command);
    editor.view.focus();
  };
  return (
    <div className="sticky top-0 z-10 rounded-t-control border-b border-line bg-well">
      <div
        ref={bar}
        role="toolbar"
        aria-label={`Format: ${label}`}
        aria-controls={controls}
        onKeyDown={move}
        className="flex overflow-x-auto overscroll-x-contain p-0.5 [scrollbar-width:none]"
      >
        {tools.map((tool, index) => (
          <ToolButton
            key={tool.command}
            tool={tool}
            isCurrent={index === current}
            onFocus={() => setCurrent(index)}
            onUse={() => use(tool)}
          />
        ))}
        <Link
          href={filesPage}
          tabIndex={current === tools.length ? 0 : -1}
          title="Video, captions and attachments"
          aria-label="Video"
          onFocus={() => setCurrent(tools.length)}
          className={toolClass}
        >
          {icons.video}
        </Link>
      </div>
      <input
        ref={file}
        type="file"
        accept="image/*"
        multiple
        hidden
        tabIndex={-1}
        aria-hidden
        onChange={({ target }) => {
          onPictures(Array.from(target.files ?? []));
          target.value = "";
        }}
      />
    </div>
  );
}

const ToolButton = ({ tool: { command, name, keys }, isCurrent, onFocus, onUse }: ToolButtonProps) => (
  <button
    type="button"
    tabIndex={isCurrent ? 0 : -1}
    title={keys ? `${name} (${shown(keys)})` : name}
    aria-label={name}
    aria-keyshortcuts={keys?.replace("Mod", isMac() ? "Meta" : "Control")}
    onFocus={onFocus}
    // The text keeps its selection, and a phone its keyboard.
    onMouseDown={(event) => event.preventDefault()}
    onClick={onUse}
    className={toolClass}
  >
    {icons[command]}
  </button>
);

type ToolButtonProps = { tool: Tool; isCurrent: boolean; onFocus: () => void; onUse: () => void };

const toolClass =
  "grid size-11 shrink-0 cursor-pointer place-items-center rounded-control text-ink hover:bg-wash " +
  "focus-visible:-outline-offset-3";

type ToolbarProps = {
  editor: Editor;
  label: string;
  /** Id of what is edited. */
  controls: string;
  /** Where a video is uploaded: a lesson has one, above its text. */
  filesPage: string;
  onPictures: (files: File[]) => void;
};

function target({ key, currentTarget }: KeyboardEvent, current: number): number | null {
  const isRtl = getComputedStyle(currentTarget).direction === "rtl";
  const last = tools.length; // The video.
  if (key === "Home") return 0;
  if (key === "End") return last;
  if (key === (isRtl ? "ArrowLeft" : "ArrowRight")) return current === last ? 0 : current + 1;
  if (key === (isRtl ? "ArrowRight" : "ArrowLeft")) return current === 0 ? last : current - 1;
  return null;
}

/** The editor is made in the browser only. */
const isMac = () => /mac|iphone|ipad/i.test(navigator.platform);

const shown = (keys: string) =>
  isMac()
    ? keys.replace("Mod", "⌘").replace("Shift", "⇧").replace("Alt", "⌥").replaceAll("+", "")
    : keys.replace("Mod", "Ctrl");
