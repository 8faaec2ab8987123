import { expect } from "vitest";
import { Autosaver } from "@/app/[variant]/(creator)/studio/lessons/[id]/autosave/autosaver";
import type {
  Answer,
  FieldsSave,
  SaveStatus,
} from "@/app/[variant]/(creator)/studio/lessons/[id]/autosave/save";

export const blank = { title: "", price: "", currency: "usd", preview: "", paid_part: "" };
type Name = keyof typeof blank;

/** A tab: its fields, its saver, and what waits: a timer, and a save that is under way. */
export class Tab {
  values: Record<string, string> = { ...blank };
  status: SaveStatus = { kind: "unchanged" };
  timer: (() => void) | null = null;
  sent: { save: FieldsSave; answer: (answer: Answer) => void } | null = null;
  written: string[] = [];
  /** Milliseconds, of its clock, and when the timer runs out. */
  time = 0;
  dueAt = 0;
  saver: Autosaver;

  constructor(shown: Partial<ConstructorParameters<typeof Autosaver>[0]> = {}) {
    let keys = 0;
    this.saver = new Autosaver(
      { version: 1, saved: blank, values: blank, refusedKey: null, isUndecided: false, ...shown },
      {
        read: () => ({ ...this.values }),
        write: (name, value) => {
          this.written.push(name);
          this.values[name] = value;
        },
        send: (save) => {
          expect(this.sent, "one save at a time").toBeNull();
          return new Promise((answer) => {
            this.sent = { save, answer };
          });
        },
        report: (status) => {
          this.status = status;
        },
        schedule: (ms, run) => {
          this.dueAt = this.time + ms;
          this.timer = run;
          return () => {
            if (this.timer === run) this.timer = null;
          };
        },
        newKey: () => `${this.id}-${++keys}`,
        now: () => new Date(this.time),
      },
    );
  }

  readonly id = Math.random();

  type(name: Name, text: string) {
    this.values[name] = text;
    this.saver.typed();
  }

  tick() {
    const run = this.timer;
    this.timer = null;
    run?.();
  }

  async answer(answer: Answer): Promise<FieldsSave> {
    const { sent } = this;
    if (!sent) throw new Error("Nothing was sent");
    this.sent = null;
    sent.answer(answer);
    await settle();
    return sent.save;
  }
}

/** Promises that are resolved already run their continuations. */
export const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};
