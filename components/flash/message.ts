import type { Flash } from "@/lib/http/forms/flash";
import type { NoticeTone } from "../ui/notice";

/** What a flash says. `at`: when it was asked, in ISO 8601. */
export type Message = { tone: NoticeTone; title: string; text?: string; at?: string };

export type Of<Kind extends Flash["kind"]> = Extract<Flash, { kind: Kind }>;
