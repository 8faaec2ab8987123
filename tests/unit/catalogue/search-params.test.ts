import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isRefused,
  lessonsPath,
  readSearch,
  readSegment,
  refusedSegment,
  toSegment,
} from "@/lib/catalogue/search/params";
import { readWords } from "@/lib/catalogue/search/words";

const read = (query: string) => readSearch(new URLSearchParams(query));
const canonical = (query: string) => lessonsPath(read(query));
const canonicalWords = (q: string) => `/lessons?${new URLSearchParams({ q })}`;
const after = "b0000000-0000-4000-8000-000000000101";

test("words that are cut within a character hold no half of it", () => {
  expect(readWords(`${"\u00ad".repeat(398)}a😀`)).toBe("a\ufffd");
});

describe("the URL of a search", () => {
  test.each([
    ["", "/lessons"],
    ["q=&subject=&price=&sort=", "/lessons"],
    ["subject=design&q=grid", "/lessons?q=grid&subject=design"],
    ["q=++two%09+words%0A", "/lessons?q=two+words"],
    ["q=caf%C3%A9", "/lessons?q=caf%C3%A9"],
    // What was typed stays, also where nothing of it can be searched for.
    ["q=%21%26%7C%27", canonicalWords("!&|'")],
    ["q=%F0%9F%90%88", canonicalWords("🐈")],
    ["q=%20%20", canonicalWords(" ")],
    ["q=%C2%A0%E3%80%80", canonicalWords(" ")],
    ["q=%E2%80%8B%EF%BB%BF", canonicalWords(" ")],
    ["q=%E2%A0%80%E3%85%A4", canonicalWords(" ")],
    ["q=+&subject=music", "/lessons?q=+&subject=music"],
    ["q=a%00b%1Fc", "/lessons?q=a+b+c"],
    [`q=${"x".repeat(500)}`, `/lessons?q=${"x".repeat(100)}`],
    // By characters after normalisation: "ﬃ" is three letters, "𠮷" two UTF-16 units.
    [`q=${"ﬃ".repeat(100)}`, canonicalWords("ﬃ".repeat(33))],
    [`q=${"𠮷".repeat(150)}`, canonicalWords("𠮷".repeat(100))],
    [`q=${"e\u0301".repeat(120)}`, canonicalWords("é".repeat(100))],
    [`q=${"料".repeat(150)}`, canonicalWords("料".repeat(100))],
    // Of 400 UTF-16 units, however few are left of them.
    [`q=${"\u00ad".repeat(399)}ab`, "/lessons?q=a"],
    ["q=C%2B%2B", "/lessons?q=C%2B%2B"],
    ["q=a%E2%80%8Bb%C2%ADc%E2%80%AEd", "/lessons?q=abcd"],
    ["q=%D9%85%DB%8C%E2%80%8C%D8%AE", "/lessons?q=%D9%85%DB%8C%E2%80%8C%D8%AE"],
    [
      "price=free&length=short&owned=no&sort=popular",
      "/lessons?price=free&length=short&owned=no&sort=popular",
    ],
    ["price=FREE&length=1&owned=1&sort=id&subject=law", "/lessons"],
    ["creator=ines-moreau", "/lessons?creator=ines-moreau"],
    ["creator=Ines%20Moreau", "/lessons"],
    ["sort=new", "/lessons"],
    ["sort=new&q=grid", "/lessons?q=grid&sort=new"],
    ["utm_source=x&__proto__=y&toString=z", "/lessons"],
    ["q=one&q=two", "/lessons?q=one"],
    ["after=1", "/lessons"],
  ])("?%s is %s", (query, path) => expect(canonical(query)).toBe(path));

  test.each([
    ["subject=nope", "subject"],
    ["subject=nope&price=FREE&sort=id&length=short", "subject,price,sort"],
    ["creator=Ines%20Moreau&q=grid", "creator"],
    ["subject=&price=&sort=new&after=1&utm_source=x", ""],
    ["subject=design&ignored=price", "price"],
    ["ignored=nope,price", "price"],
    ["ignored=nope", ""],
  ])("?%s knows that it leaves out %j, which is in no link", (query, ignored) => {
    const search = read(query);
    expect(search.ignored).toBe(ignored);
    expect(lessonsPath(search)).not.toContain("ignored");
    expect(readSegment(toSegment(search))).toEqual(search);
  });

  test("continues after a lesson, and restarts once anything changes", () => {
    const search = read(`subject=design&after=${after}`);
    expect(search.after).toBe(after);
    expect(lessonsPath(search, { after })).toBe(`/lessons?subject=design&after=${after}`);
    expect(lessonsPath(search, { price: "free" })).toBe("/lessons?subject=design&price=free");
  });
});

describe("the path segment of a search", () => {
  test("round-trips any input, and needs no escaping", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 150 }), (q) => {
        const search = readSearch(new URLSearchParams({ q, subject: "music", after }));
        expect(toSegment(search)).toMatch(/^[\w-]+$/);
        expect(readSegment(toSegment(search))).toEqual(search);
      }),
    );
  });

  test("of a refused search is read as that search", () => {
    const search = read(`q=kerning&subject=design`);
    expect(readSegment(refusedSegment(search))).toEqual(search);
    expect([isRefused(refusedSegment(search)), isRefused(toSegment(search))]).toEqual([true, false]);
  });

  test("is the same for equal searches", () => {
    expect(toSegment(read("x=1&q=+grid+&subject=design"))).toBe(toSegment(read("subject=design&q=grid")));
  });

  test("is short for everything", () => expect(toSegment(read(""))).toBe("all"));

  test.each(["", "all", "_", "%00", "!", "ünïcode", btoa("subject=law"), "a".repeat(5000)])(
    "that a person made up asks for everything: %s",
    (segment) => expect({ ...readSegment(segment), ignored: "" }).toEqual(read("")),
  );
});
