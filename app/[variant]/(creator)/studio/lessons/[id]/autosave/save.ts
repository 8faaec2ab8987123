/** Text by name of its field. */
export type Fields = Readonly<Record<string, string>>;

/** What the page showed. `isUndecided`: the fields hold text that was refused, and only the button saves it. */
export type Shown = {
  version: number;
  /** What is saved. */
  saved: Fields;
  /** What stands in the fields. */
  values: Fields;
  refusedKey: string | null;
  isUndecided: boolean;
};

export type FieldsSave = { version: number; key: string; resolvedKey?: string; fields: Fields };

export type Answer =
  | { outcome: "saved"; version: number }
  | { outcome: "stale" | "not_found" | "unauthenticated" | "offline" | "unavailable" }
  | { outcome: "invalid"; column: string; message: string };

export type SaveStatus =
  | { kind: "unchanged" | "unsaved" | "saving" | "undecided" }
  | { kind: "saved"; at: Date }
  | { kind: "stale" | "not_found" | "unauthenticated" | "offline" | "unavailable" }
  | { kind: "invalid"; column: string; message: string };

export type Environment = {
  read(): Fields;
  write(name: string, value: string): void;
  send(save: FieldsSave): Promise<Answer>;
  /** `unsaved`: the fields that only this page has. */
  report(status: SaveStatus, unsaved: Fields): void;
  /** Returns what cancels it. */
  schedule(ms: number, run: () => void): () => void;
  newKey(): string;
  now(): Date;
};
