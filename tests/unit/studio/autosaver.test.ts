import { expect, test } from "vitest";
import { delays } from "@/app/[variant]/(creator)/studio/lessons/[id]/autosave/delays";
import { blank, settle, Tab } from "../../support/autosave-tab.ts";

test("what is typed is sent after the typing, and named alone", async () => {
  const tab = new Tab();
  tab.type("title", "Br");
  tab.type("title", "Bread");
  expect(tab.status.kind).toBe("unsaved");
  tab.tick();
  expect(tab.status.kind).toBe("saving");
  tab.type("paid_part", "Knead");
  const { fields, version } = await tab.answer({ outcome: "saved", version: 2 });
  expect({ fields, version }).toEqual({ fields: { title: "Bread" }, version: 1 });
  expect(tab.status.kind).toBe("unsaved");
  tab.tick();
  expect(tab.sent?.save).toMatchObject({ version: 2, fields: { paid_part: "Knead" } });
  await tab.answer({ outcome: "saved", version: 3 });
  expect(tab.status.kind).toBe("saved");
  expect(tab.saver.unsaved()).toEqual({});
  expect(tab.written).toEqual([]);
});

test("who types on and on is saved after a while all the same", () => {
  const tab = new Tab();
  for (; tab.time < delays.typing; tab.time += delays.idle / 2) {
    tab.type("paid_part", `Knead ${tab.time}`);
    expect(tab.dueAt).toBe(Math.min(tab.time + delays.idle, delays.typing));
  }
});

test("a save that got no answer is sent again as it was, before what followed", async () => {
  const tab = new Tab();
  tab.type("title", "Bread");
  tab.tick();
  const first = await tab.answer({ outcome: "offline" });
  expect(tab.status.kind).toBe("offline");
  tab.type("title", "Bread and butter");
  expect(tab.status.kind).toBe("offline");
  tab.saver.wake();
  expect(tab.sent?.save).toEqual(first);
  await tab.answer({ outcome: "saved", version: 2 });
  expect(tab.sent?.save).toMatchObject({ version: 2, fields: { title: "Bread and butter" } });
  expect(tab.sent?.save.key).not.toBe(first.key);
});

test("one invalid field keeps no other from being saved, and is sent again once it is changed", async () => {
  const tab = new Tab();
  tab.type("price", "twelve");
  tab.type("paid_part", "Knead");
  tab.tick();
  const first = await tab.answer({ outcome: "invalid", column: "price", message: "Write an amount." });
  expect(first.fields).toEqual({ price: "twelve", currency: "usd", paid_part: "Knead" });
  expect(tab.sent?.save.fields).toEqual({ paid_part: "Knead" });
  expect(tab.sent?.save.resolvedKey).toBeUndefined();
  await tab.answer({ outcome: "saved", version: 2 });
  expect(tab.status).toMatchObject({ kind: "invalid", column: "price" });
  tab.type("price", "12");
  tab.tick();
  expect(tab.sent?.save).toMatchObject({ fields: { price: "12", currency: "usd" }, resolvedKey: first.key });
  await tab.answer({ outcome: "saved", version: 3 });
  expect(tab.status.kind).toBe("saved");
});

test("of two invalid fields each is settled by itself", async () => {
  const tab = new Tab();
  tab.type("price", "twelve");
  tab.type("title", "x".repeat(200));
  tab.tick();
  const price = await tab.answer({ outcome: "invalid", column: "price", message: "Write an amount." });
  const title = await tab.answer({ outcome: "invalid", column: "title", message: "Too long." });
  expect(tab.sent).toBeNull();
  tab.type("price", "");
  tab.type("title", "Bread");
  tab.tick();
  expect(tab.sent?.save).toMatchObject({ fields: { title: "Bread" }, resolvedKey: price.key });
  await tab.answer({ outcome: "saved", version: 2 });
  expect(tab.sent?.save).toMatchObject({ fields: {}, resolvedKey: title.key });
  await tab.answer({ outcome: "saved", version: 2 });
  expect(tab.sent).toBeNull();
  expect(tab.status.kind).toBe("saved");
});

test("a rule about fields that were not all sent ends", async () => {
  const tab = new Tab();
  tab.type("preview", "long");
  tab.tick();
  await tab.answer({ outcome: "invalid", column: "paid_part", message: "Too long together." });
  expect(tab.sent).toBeNull();
  expect(tab.status.kind).toBe("invalid");
});

test("after another's save nothing is sent until its writer decides", async () => {
  const tab = new Tab();
  tab.type("title", "Rye");
  tab.tick();
  await tab.answer({ outcome: "stale" });
  tab.type("title", "Rye bread");
  tab.tick();
  expect(tab.sent).toBeNull();
  expect(tab.status.kind).toBe("stale");
  const saved = { ...blank, title: "Spelt", preview: "Theirs" };
  const values = { ...saved, title: "Rye" };
  await tab.saver.show({ version: 5, saved, values, refusedKey: "kept", isUndecided: true });
  expect(tab.values).toMatchObject({ title: "Rye bread", preview: "Theirs" });
  tab.type("title", "Rye bread!");
  tab.tick();
  expect(tab.sent).toBeNull();
  await settle();
  void tab.saver.decide();
  expect(tab.sent?.save).toMatchObject({
    version: 5,
    fields: { title: "Rye bread!" },
    resolvedKey: "kept",
  });
});

test("a page that is older than what was saved from here changes nothing", async () => {
  const tab = new Tab();
  tab.type("title", "Bread");
  tab.tick();
  await tab.answer({ outcome: "saved", version: 2 });
  await tab.saver.show({ version: 1, saved: blank, values: blank, refusedKey: null, isUndecided: false });
  expect(tab.values.title).toBe("Bread");
});

test("a field that began empty and follows the page by itself is announced to its editor", async () => {
  const tab = new Tab();
  tab.type("title", "Rye");
  const saved = { ...blank, title: "Spelt", preview: "Theirs" };
  const values = { ...saved, title: "Rye" };
  // A browser shows a new default value at once where nothing was ever typed.
  tab.values.preview = "Theirs";
  await tab.saver.show({ version: 2, saved, values, refusedKey: "kept", isUndecided: true });
  expect(tab.written).toContain("preview");
  expect(tab.values).toMatchObject({ title: "Rye", preview: "Theirs" });
});
