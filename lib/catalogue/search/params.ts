import { readWords } from "./words.ts";

/** A catalogue search as its URL parameters; "" means any. */
export type LessonSearch = Record<keyof typeof readers, string>;

export const subjects = [
  "cooking",
  "craft",
  "design",
  "languages",
  "music",
  "photography",
  "programming",
  "writing",
] as const;

const oneOf = (values: readonly string[]) => (value: string) => (values.includes(value) ? value : "");
const like = (form: RegExp) => (value: string) => (form.test(value) ? value : "");

/** A space where something was typed that cannot be seen: it finds nothing, and not everything. */
const parseWords = (input: string): string => readWords(input) || (input ? " " : "");

const filters = ["subject", "creator", "price", "length", "owned", "sort"] as const;

/** In the order of the URL's parameters. */
const readers = {
  q: parseWords,
  subject: oneOf(subjects),
  creator: like(/^[a-z0-9-]{1,120}$/),
  price: oneOf(["free", "to-20", "over-20"]),
  length: oneOf(["short", "medium", "long"]),
  owned: oneOf(["yes", "no"]),
  sort: oneOf(["new", "popular", "price-up", "price-down"]),
  after: like(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
  // Names of filters whose values are unknown, for the page to say so.
  ignored: (value: string) => filters.filter((name) => value.split(",").includes(name)).join(),
};

/**
 * Reads URL parameters or form fields. Unknown values are dropped, so that equal searches have equal URLs; `ignored`
 * names their filters.
 */
export function readSearch(from: URLSearchParams | FormData): LessonSearch {
  const given = (name: string) => String(from.get(name) ?? "");
  const read = (name: keyof typeof readers) => readers[name](given(name));
  const q = read("q");
  const sort = read("sort");
  return {
    q,
    subject: read("subject"),
    creator: read("creator"),
    price: read("price"),
    length: read("length"),
    owned: read("owned"),
    // Without words the newest come first anyway.
    sort: q || sort !== "new" ? sort : "",
    after: read("after"),
    ignored: filters.filter((name) => given(name) && !read(name)).join() || read("ignored"),
  };
}

/** The public path of a search with `changes`; any change but `after` begins at the first page. */
export function lessonsPath(search: Partial<LessonSearch>, changes: Partial<LessonSearch> = {}): string {
  const query = toQuery({ ...search, after: "", ignored: "", ...changes });
  return query ? `/lessons?${query}` : "/lessons";
}

/** Whether the parameters choose nothing that guests see. */
export const isEmptySearch = (params: URLSearchParams): boolean =>
  toQuery({ ...readSearch(params), owned: "" }) === "";

/** A search as one path segment, so that the page of each search can be cached whole. See proxy.ts. */
export const toSegment = (search: LessonSearch): string =>
  btoa(toQuery(search)).replace(/=+$/, "").replaceAll("+", "-").replaceAll("/", "_") || everything;

/** The segment of a search that is not answered, because its client has searched too often. */
export const refusedSegment = (search: LessonSearch): string => `~${toSegment(search)}`;

export const isRefused = (segment: string): boolean => segment.startsWith("~");

/** The inverse of `toSegment` and `refusedSegment`. An invalid segment is a search without filters. */
export function readSegment(segment: string): LessonSearch {
  const encoded = segment.replace(/^~/, "");
  let query = "";
  try {
    if (encoded !== everything) query = atob(encoded.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {}
  return readSearch(new URLSearchParams(query));
}

const everything = "all";
const emptySearch = readSearch(new URLSearchParams());

function toQuery(search: Partial<LessonSearch>): string {
  // In one order, whatever the order in `search`.
  const ordered = Object.entries({ ...emptySearch, ...search });
  return new URLSearchParams(ordered.filter(([, value]) => value)).toString();
}
