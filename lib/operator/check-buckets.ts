import { z } from "zod";

/** What the migrations make of the buckets. Bytes of the largest file. */
const expected = [
  { id: "creator-pictures", public: true, bytes: 1_048_576 },
  { id: "lesson-files", public: false, bytes: 52_428_800 },
  { id: "lesson-videos", public: false, bytes: 524_288_000 },
];

const bucket = z.object({ public: z.boolean(), file_size_limit: z.number().nullable() });

type Storage = { url: string; secretKey: string; signal: AbortSignal };

/** What is wrong with the buckets, and what to do; empty where all is well. */
export async function checkBuckets({ url, secretKey, signal }: Storage): Promise<string[]> {
  const headers = { apikey: secretKey, authorization: `Bearer ${secretKey}` };
  const faults = expected.map(async ({ id, public: isPublic, bytes }) => {
    const answer = await fetch(`${url}/storage/v1/bucket/${id}`, { headers, signal }).catch(() => null);
    const found = answer?.ok ? bucket.safeParse(await answer.json()).data : undefined;
    if (!found) return `There is no bucket ${id}, or storage does not answer. Are all migrations applied?`;
    if (found.public !== isPublic)
      return `The bucket ${id} must be ${isPublic ? "public" : "private"}: change it under Storage in Supabase's dashboard.`;
    if ((found.file_size_limit ?? bytes) < bytes)
      return `The bucket ${id} must take files of ${bytes} bytes: change it under Storage in Supabase's dashboard.`;
    return null;
  });
  return (await Promise.all(faults)).filter((fault) => fault !== null);
}
