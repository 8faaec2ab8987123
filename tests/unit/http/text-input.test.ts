import { describe, expect, test } from "vitest";
import { refuseText } from "@/lib/rendering/refuse-text";
import { isStorable, isStorableForm, isStorableUrl } from "../../../lib/http/text-input.ts";

const bad: [string, unknown][] = [
  ["a NUL", "a\0b"],
  ["a NUL alone", "\0"],
  ["a high surrogate", "a\ud83d"],
  ["a low surrogate", "\ude00b"],
  ["a pair the wrong way round", "\ude00\ud83d"],
  ["a NUL in a list", ["a", ["\0"]]],
  ["a surrogate in an object", { a: { b: "\udfff" } }],
  ["a NUL in a key", { "a\0": 1 }],
  ["a surrogate in a key", [{ "\ud800": null }]],
];
const good: [string, unknown][] = [
  ["nothing", ""],
  ["a pair", "😀"],
  ["the replacement character", "\ufffd"],
  ["an escape that is text", "\\u0000 \\ud800 %00"],
  ["what is no text", [null, 0, true, { a: [] }]],
  ["a noncharacter", "\uffff"],
];

describe("JSON", () => {
  test.each(bad)("with %s is refused", (_, value) => {
    expect(isStorable(value)).toBe(false);
    expect(isStorable(JSON.parse(JSON.stringify(value)))).toBe(false);
  });
  test.each(good)("with %s is taken", (_, value) => {
    expect(isStorable(value)).toBe(true);
  });
  test("is read however deep it is", () => {
    const deep = `${"[".repeat(30_000)}"\\u0000"${"]".repeat(30_000)}`;
    expect(isStorable(JSON.parse(deep))).toBe(false);
  });
});

test.each([
  ["/lessons/a%00b", false],
  ["/%00", false],
  ["/lessons?q=%00", false],
  ["/lessons?q=a&owned=%00", false],
  ["/lessons?%00=a", false],
  ["/lessons/%ED%A0%80", false],
  ["/lessons?q=%ed%bf%bf", false],
  ["/lessons?q=%ED%9F%BF", true],
  ["/lessons?q=%F0%9F%98%80", true],
  ["/lessons?q=100%", true],
  ["/lessons?q=%2500", true],
  ["/lessons?q=%01", true],
  ["/", true],
])("the URL %s: %s", (url, storable) => {
  expect(isStorableUrl(url)).toBe(storable);
});

describe("a form", () => {
  const post = (body: BodyInit, type?: string) =>
    new Request("http://shop.test/", {
      method: "POST",
      body,
      ...(type && { headers: { "content-type": type } }),
    });
  const formOf = (...entries: [string, string | File][]) => {
    const form = new FormData();
    for (const [name, value] of entries) form.append(name, value);
    return form;
  };
  const multipart = (value: Uint8Array) =>
    post(
      Buffer.concat([
        Buffer.from('--x\r\ncontent-disposition: form-data; name="email"\r\n\r\n'),
        value,
        Buffer.from("\r\n--x--\r\n"),
      ]),
      "multipart/form-data; boundary=x",
    );

  test.each<[string, boolean, Request]>([
    ["of text", true, post(formOf(["email", "ada@lectern.test"], ["name", "Zoë 😀"]))],
    [
      "with an escape that a person typed",
      true,
      post(formOf(["body", '"\\u0000" and "\\ud800"'], ["1_body", "\\u0000"])),
    ],
    ["with a NUL", false, post(formOf(["email", "ada\0@lectern.test"]))],
    ["with a NUL in a name", false, post(formOf(["a\0", "b"]))],
    ["with a NUL in React's field", false, post(formOf(["1_email", "\0"], ["0", '["$K1"]']))],
    ["with React's arguments", true, post(formOf(["0", '[{"values":{"email":"a"}},"$K1"]']))],
    ["with a surrogate in React's arguments", false, post(formOf(["0", '[{"values":{"email":"\\ud800"}}]']))],
    ["with a NUL in arguments that are bound", false, post(formOf(["$ACTION_1:0", '{"bound":"\\u0000"}']))],
    [
      "with a file of any bytes",
      true,
      post(formOf(["film", new File([new Uint8Array([0, 0xed, 0xa0, 0x80])], "a.webm")])),
    ],
    ["with a file and a NUL", false, post(formOf(["a", "\0"], ["film", new File(["x"], "a.webm")]))],
    ["with a file and a NUL in its name's field", false, post(formOf(["a\0", new File(["x"], "a.webm")]))],
    ["with an encoded surrogate", false, multipart(Buffer.from([0xed, 0xa0, 0x80]))],
    ["with bytes that are no UTF-8", false, multipart(Buffer.from([0xff]))],
    ["that is broken", false, post("--y", "multipart/form-data; boundary=x")],
    ["in a URL's encoding", true, post("email=ada%40lectern.test", "application/x-www-form-urlencoded")],
    ["in a URL's encoding with a NUL", false, post("email=%00", "application/x-www-form-urlencoded")],
    [
      "in a URL's encoding with a surrogate",
      false,
      post("email=%ED%A0%80", "application/x-www-form-urlencoded"),
    ],
    ["of an action's arguments", true, post('["a"]', "text/plain;charset=UTF-8")],
    ["of an action's arguments with a NUL", false, post('["\\u0000"]', "text/plain;charset=UTF-8")],
    ["that is empty", true, post("")],
  ])("%s: %s", async (_, storable, request) => {
    expect(await isStorableForm(request)).toBe(storable);
  });

  test.each([
    ["/settings", 2 ** 20, 400],
    ["/settings", 2 ** 20 + 1, 413],
    ["/studio/profile", 2 ** 22 + 2 ** 18, 400],
    ["/studio/profile", 2 ** 22 + 2 ** 18 + 1, 413],
  ])("of %s that says it has %i bytes is read, or refused unread: %i", async (path, length, status) => {
    const headers = { "content-type": "text/plain", "content-length": String(length) };
    const request = new Request(`http://localhost${path}`, { method: "POST", headers, body: '["\\u0000"]' });
    expect((await refuseText(request))?.status).toBe(status);
  });
});
