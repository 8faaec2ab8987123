import { blamed, isWithin } from "./outcomes";
import type { Fields, FieldsSave, SaveStatus } from "./save";

/** Values of fields that were refused, by the column that is to blame: they are not sent again as they are. */
export class RefusedValues {
  #byColumn = new Map<string, { values: Fields; message: string; key: string }>();
  /** Keys of refused saves whose values were changed since: the saves that follow settle them, one each. */
  #toSettle: string[];

  constructor(toSettle: string[]) {
    this.#toSettle = toSettle;
  }

  add({ fields, key }: FieldsSave, column: string, message: string): void {
    this.#byColumn.set(column, { values: blamed(column, fields), message, key });
  }

  /** Values that are no longer on the page are to be settled. Returns the names of the fields that still hold one. */
  release(values: Fields): Set<string> {
    for (const [column, refused] of this.#byColumn)
      if (!isWithin(refused.values, values)) this.#release(column, refused.key);
    return new Set([...this.#byColumn.values()].flatMap((refused) => Object.keys(refused.values)));
  }

  releaseAll(): void {
    for (const [column, { key }] of this.#byColumn) this.#release(column, key);
  }

  #release(column: string, key: string): void {
    this.#byColumn.delete(column);
    this.#toSettle.push(key);
  }

  /** The key of the refused save that the next one settles. */
  get keyToSettle(): string | undefined {
    return this.#toSettle[0];
  }

  settle(key: string): void {
    this.#toSettle = this.#toSettle.filter((other) => other !== key);
  }

  /** Of the first column whose refused value is still on the page. */
  problemIn(values: Fields): SaveStatus | null {
    for (const [column, { values: refused, message }] of this.#byColumn)
      if (isWithin(refused, values)) return { kind: "invalid", column, message };
    return null;
  }
}
