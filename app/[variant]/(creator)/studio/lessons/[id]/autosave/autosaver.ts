import { delays } from "./delays";
import { isFailure, isTemporary, untyped } from "./outcomes";
import { RefusedValues } from "./refused-values";
import type { Answer, Environment, Fields, FieldsSave, SaveStatus, Shown } from "./save";

/**
 * Saves fields a moment after the typing stops, one save at a time, as patches against the version that was
 * acknowledged last. A save that got no answer is sent again as it was, under its key: it is made once, and one that
 * arrives late changes nothing.
 */
export class Autosaver {
  #shown: Shown;
  #saved: Fields = {};
  #version = 0;
  #environment: Environment;
  #isUndecided = false;
  #isStale = false;
  #unanswered: FieldsSave | null = null;
  #failure: SaveStatus | null = null;
  #refused = new RefusedValues([]);
  /** Values of a refused save that the page showed: they are at the shop already. */
  #kept: Fields = {};
  #running: Promise<SaveStatus> | null = null;
  #cancel = () => {};
  #typedAt: number | null = null;
  #retryMs = delays.retry;
  #savedAt: Date | null = null;

  constructor(shown: Shown, environment: Environment) {
    [this.#environment, this.#shown] = [environment, shown];
    this.#follow(shown);
  }

  /** To be called for each change of a field. */
  typed(): void {
    const now = this.#environment.now().getTime();
    this.#typedAt ??= now;
    if (this.#running) this.#report({ kind: "saving" });
    else this.#report(this.#failure ?? this.#problem() ?? { kind: "unsaved" });
    if (this.#failure && !this.#running) return; // The next try takes it along.
    this.#plan(Math.max(0, Math.min(delays.idle, this.#typedAt + delays.typing - now)));
  }

  /** The fields that only this page has. */
  unsaved(): Fields {
    const changed = Object.entries(this.#changed());
    return Object.fromEntries(changed.filter(([name, value]) => value !== this.#kept[name]));
  }

  get version(): number {
    return this.#version;
  }

  /** Saves what there is now. The status is that after it. */
  save(): Promise<SaveStatus> {
    this.#cancel();
    const before = this.#running?.then(() => this.#run()) ?? this.#run();
    const running = before.finally(() => {
      if (this.#running === running) this.#running = null;
    });
    this.#running = running;
    return running;
  }

  /** Something that kept it from saving may have passed. */
  wake(): void {
    if (this.#failure && !this.#running) void this.save();
  }

  /** The page is left, perhaps for good: a save that is under way is not overtaken. */
  leave(): void {
    if (!this.#running && Object.keys(this.unsaved()).length > 0) void this.save();
  }

  /** As `save`, and lets text that was refused replace what is saved. */
  decide(): Promise<SaveStatus> {
    this.#isUndecided = false;
    this.#refused.releaseAll();
    return this.save();
  }

  /** The page shows a newer state of the draft: fields in which nothing was typed follow it. */
  async show(shown: Shown): Promise<void> {
    await this.#running;
    if (shown === this.#shown || shown.version < this.#version) return;
    const values = this.#environment.read();
    for (const [name, value] of untyped(shown.values, this.#saved, values))
      this.#environment.write(name, value);
    this.#follow(shown);
    this.#report(this.#problem() ?? this.#idle());
  }

  #follow(shown: Shown): void {
    [this.#shown, this.#saved, this.#version] = [shown, shown.saved, shown.version];
    [this.#isUndecided, this.#isStale] = [shown.isUndecided, false];
    this.#refused = new RefusedValues(shown.refusedKey ? [shown.refusedKey] : []);
    this.#kept = shown.refusedKey ? shown.values : {};
    this.#unanswered = this.#failure = null;
  }

  #changed(): Fields {
    const values = Object.entries(this.#environment.read());
    return Object.fromEntries(values.filter(([name, value]) => value !== this.#saved[name]));
  }

  async #run(): Promise<SaveStatus> {
    this.#typedAt = null;
    while (true) {
      const isRepeated = this.#unanswered !== null;
      this.#unanswered ??= this.#next();
      const save = this.#unanswered;
      if (!save) return this.#report(this.#problem() ?? this.#idle());
      this.#report({ kind: "saving" });
      const answer = await this.#environment.send(save);
      const isEnd = this.#take(save, answer, isRepeated);
      if (isEnd) return this.#report(isEnd);
    }
  }

  /** Null where there is more to save at once. */
  #take(save: FieldsSave, answer: Answer, isRepeated: boolean): SaveStatus | null {
    const { outcome } = answer;
    this.#failure = isFailure(outcome) ? { kind: outcome } : null;
    if (isTemporary(outcome)) this.#retryLater();
    else [this.#unanswered, this.#retryMs] = [null, delays.retry];
    if (this.#failure) return this.#failure;
    this.#settle(save.resolvedKey);
    if (answer.outcome === "saved") {
      this.#acknowledge(save, answer.version);
      const isDone = !isRepeated && this.#refused.keyToSettle === undefined;
      return isDone ? (this.#problem() ?? this.#idle()) : null;
    }
    if (answer.outcome === "invalid") {
      this.#refused.add(save, answer.column, answer.message);
      return null;
    }
    this.#isStale = true;
    return { kind: "stale" };
  }

  #retryLater(): void {
    this.#plan(this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, delays.longestRetry);
  }

  #acknowledge({ fields }: FieldsSave, version: number): void {
    [this.#saved, this.#version] = [{ ...this.#saved, ...fields }, version];
    this.#savedAt = this.#environment.now();
  }

  #settle(key: string | undefined): void {
    if (key === undefined) return;
    this.#refused.settle(key);
    if (key === this.#shown.refusedKey) this.#kept = {};
  }

  #next(): FieldsSave | null {
    if (this.#isStale || this.#isUndecided) return null;
    const values = this.#environment.read();
    const held = this.#refused.release(values);
    const changed = Object.keys(this.#changed()).filter((name) => !held.has(name));
    const resolvedKey = this.#refused.keyToSettle;
    if (changed.length === 0 && !resolvedKey) return null;
    // An amount says nothing without its currency.
    if (changed.includes("price") || changed.includes("currency")) changed.push("price", "currency");
    const fields = Object.fromEntries(changed.map((name) => [name, values[name] ?? ""]));
    const save = { version: this.#version, key: this.#environment.newKey(), fields };
    return resolvedKey ? { ...save, resolvedKey } : save;
  }

  #problem(): SaveStatus | null {
    if (this.#isStale) return { kind: "stale" };
    if (this.#isUndecided) return { kind: "undecided" };
    return this.#refused.problemIn(this.#environment.read());
  }

  #idle(): SaveStatus {
    if (Object.keys(this.#changed()).length > 0) return { kind: "unsaved" };
    return this.#savedAt ? { kind: "saved", at: this.#savedAt } : { kind: "unchanged" };
  }

  #plan(ms: number): void {
    this.#cancel();
    this.#cancel = this.#environment.schedule(ms, () => void this.save());
  }

  #report(status: SaveStatus): SaveStatus {
    this.#environment.report(status, this.unsaved());
    return status;
  }
}
