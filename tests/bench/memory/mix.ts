import { locales } from "../../../lib/format/locales.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { seededRandom } from "../../support/prng.ts";

const membersPages = ["/", "/lessons", "/library", "/profile", "/credits", "/settings"];
const creatorsPages = ["/studio", "/sales", "/studio/earnings"];
const words = ["kern", "piano", "dashi", "tune", "ink", "salt", "rhythm", "paper", "colour", "letter"];

/** A function that sends one request, as guests, members and programs do, and says what went wrong with it. */
export async function createMix(url: string, lessons: string[]): Promise<() => Promise<string[]>> {
  const random = seededRandom(12);
  const oneOf = <T>(items: readonly T[], fallback: T) =>
    items[Math.floor(random() * items.length)] ?? fallback;
  const password = "lectern-demo";
  const [ada, ines] = [
    await sessionCookie({ email: "ada@lectern.test", password }),
    await sessionCookie({ email: "ines@lectern.test", password }),
  ];
  const lesson = () => oneOf(lessons, "/lessons");
  // Of their own, and each from another network: nothing is cached, and no client searches too often.
  const search = () => `/lessons?q=${oneOf(words, "")}+${Math.floor(random() * 1e9).toString(36)}`;
  const network = () => `203.0.${Math.floor(random() * 256)}.${Math.floor(random() * 256)}`;
  const guest = (path: string): Visit => [
    path,
    { "accept-language": oneOf(locales, "en"), "x-forwarded-for": network() },
  ];
  const kinds: [share: number, visit: () => Visit][] = [
    [35, () => guest(lesson())],
    [5, () => guest(oneOf(["/", "/lessons"], "/"))],
    [20, () => guest(search())],
    [10, () => [lesson(), { cookie: ada }]],
    [10, () => [oneOf(membersPages, "/"), { cookie: ada }]],
    [5, () => [oneOf(creatorsPages, "/"), { cookie: ines }]],
    [5, () => [lesson(), { rsc: "1", "accept-language": oneOf(locales, "en") }]],
    [5, () => [`/lessons/${Math.floor(random() * 1e9)}`, {}]],
    [3, () => [`/images${lesson()}`, {}]],
    [2, () => [oneOf(["/sitemap.xml", "/api/health", "/sign-in"], "/"), {}]],
  ];
  const table = kinds.flatMap(([share, visit]) => Array.from({ length: share }, () => visit));
  return async () => send(url, oneOf(table, () => guest("/"))());
}

type Visit = [path: string, headers: Record<string, string>];

async function send(url: string, [path, headers]: Visit): Promise<string[]> {
  const encoding = headers.cookie ? "br" : "gzip";
  const request = { headers: { accept: "text/html", "accept-encoding": encoding, ...headers } };
  try {
    const answer = await fetch(`${url}${path}`, { ...request, redirect: "manual" });
    await answer.arrayBuffer();
    return answer.status < 429 ? [] : [`${path}: ${answer.status}`];
  } catch (error) {
    return [`${path}: ${error}`];
  }
}
