import { describe, expect, test } from "vitest";
import { currentPassword, email, newPassword } from "../../../lib/auth/credentials.ts";

describe("an e-mail address", () => {
  test.each([
    [" Ada@Lectern.test ", "ada@lectern.test"],
    ["r&d@lectern.test", "r&d@lectern.test"],
    ["ada+shop@lectern.test", "ada+shop@lectern.test"],
    ["o'neil@lectern.test", "o'neil@lectern.test"],
    ["!#$%&'*+/=?^_`{|}~-@lectern.test", "!#$%&'*+/=?^_`{|}~-@lectern.test"],
    ["a@b.co", "a@b.co"],
    ["1@2.de", "1@2.de"],
    ["ada@sub-domain.lectern.co.uk", "ada@sub-domain.lectern.co.uk"],
    ["ada@bücher.example", "ada@xn--bcher-kva.example"],
    ["ADA@BÜCHER.EXAMPLE", "ada@xn--bcher-kva.example"],
    ["ada@bu\u0308cher.example", "ada@xn--bcher-kva.example"],
    ["ada@xn--bcher-kva.example", "ada@xn--bcher-kva.example"],
    ["ada@пример.рф", "ada@xn--e1afmkfd.xn--p1ai"],
    ["ada@例え.テスト", "ada@xn--r8jz45g.xn--zckzah"],
    ["ada@例え。テスト", "ada@xn--r8jz45g.xn--zckzah"],
    ["ada@مثال.إختبار", "ada@xn--mgbh0fb.xn--kgbechtv"],
    ["ada@straße.example", "ada@xn--strae-oqa.example"],
    ["ａｄａ＠ｌｅｃｔｅｒｎ．ｔｅｓｔ", "ada@lectern.test"],
    ["ada@lectern.test\u200b", "ada@lectern.test"],
    ["\u202aada@lectern.test\u202c", "ada@lectern.test"],
    ["\u200e\ufeffada@lectern.test\u2069", "ada@lectern.test"],
    ["ada@نامه\u200cای.example", "ada@xn--mgba3gch31f060k.example"],
    ["ada@lectern.technology", "ada@lectern.technology"],
    [`${"a".repeat(64)}@lectern.test`, `${"a".repeat(64)}@lectern.test`],
  ])("%j is %s", (typed, wanted) => {
    expect(email.parse(typed)).toBe(wanted);
  });

  test.each([
    "",
    "ada",
    "@lectern.test",
    "ada@",
    "ada@lectern",
    "ada@localhost",
    "ada@.test",
    "ada@lectern..test",
    "ada@lectern.test.",
    "ada@-lectern.test",
    "ada@lectern-.test",
    "ada@lec_tern.test",
    "ada@127.0.0.1",
    "ada@1.2",
    "ada@[127.0.0.1]",
    "ada@lectern.test:80",
    "ada@lectern.test/x",
    "ada@lectern%2etest",
    "ada@lectern.test, eve@lectern.test",
    "ada@eve@lectern.test",
    "ada lovelace@lectern.test",
    '"ada lovelace"@lectern.test',
    "Ada <ada@lectern.test>",
    ".ada@lectern.test",
    "ada.@lectern.test",
    "a..da@lectern.test",
    "zoë@lectern.test",
    "用户@例え.テスト",
    "ada@lec\u0000tern.test",
    "ada@lectern.test\nbcc: eve@lectern.test",
    `${"a".repeat(65)}@lectern.test`,
    `ada@${"a".repeat(64)}.test`,
    `ada@${"ü".repeat(60)}.test`,
    `ada@${"a.".repeat(130)}test`,
  ])("%j is none", (typed) => {
    expect(email.safeParse(typed).success).toBe(false);
  });
});

describe("a new password", () => {
  test.each([
    ["of eight characters", "pa$$w0rd", "pa$$w0rd"],
    ["of several words", " twelve chars ", " twelve chars "],
    ["with letters that are put together", "Zu\u0308rich-8", "Zürich-8"],
    ["with full-width letters", "ｐａｓｓｗｏｒｄ８", "password8"],
    ["with a ligature", "o\ufb03ce-88", "office-88"],
    ["with a wide space", "twelve\u3000chars", "twelve chars"],
    ["of Chinese", "这是一个很好的密码", "这是一个很好的密码"],
    ["of Hindi", "नमस्ते दुनिया", "नमस्ते दुनिया"],
    ["of emoji", "😀😁😂🤣😃😄😅😆", "😀😁😂🤣😃😄😅😆"],
    ["of 72 bytes", "a".repeat(72), "a".repeat(72)],
    ["of 24 signs of three bytes", "漢".repeat(24), "漢".repeat(24)],
    ["of 36 letters that are put together", "e\u0301".repeat(36), "é".repeat(36)],
  ])("%s is taken", (_, typed, stored) => {
    expect(newPassword.parse(typed)).toBe(stored);
    expect(currentPassword("Empty").parse(typed)).toBe(stored);
  });

  test.each([
    ["nothing", ""],
    ["seven characters", "pa$$w0r"],
    ["eight spaces", " ".repeat(8)],
    ["eight spaces without breaks", "\u00a0".repeat(8)],
    ["eight wide spaces", "\u3000".repeat(8)],
    ["eight tabs", "\t".repeat(8)],
    ["eight spaces of no width", "\u200b".repeat(8)],
    ["eight blanks of Braille", "\u2800".repeat(8)],
    ["eight Hangul fillers", "\u3164".repeat(8)],
    ["eight tags", "\u{e0041}".repeat(8)],
    ["a letter and spaces", `a${" ".repeat(20)}`],
    ["one emoji of seven parts", "👨‍👩‍👧‍👦"],
  ])("%s is refused as too short", (_, typed) => {
    expect(newPassword.safeParse(typed).error?.issues[0]?.message).toMatch(
      /^Please use at least 8 characters\./,
    );
  });

  test.each([
    ["73 letters", "a".repeat(73), 73],
    ["25 signs of three bytes", "漢".repeat(25), 75],
    ["19 emoji", "😀".repeat(19), 76],
    ["a sign that stands for eighteen letters", "\ufdfa".repeat(4), 132],
  ])("%s are refused as too long, with the number of bytes", (_, typed, bytes) => {
    const message = newPassword.safeParse(typed).error?.issues[0]?.message;
    expect(message).toContain("at most 72 bytes");
    expect(message).toContain(`Yours has ${bytes}.`);
  });
});
