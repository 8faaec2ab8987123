import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectDir } from "../config.ts";

const contentType = "video/webm";

/** Uploads supabase/seed-files; the top folders name the buckets. */
export async function uploadSeedFiles(supabaseUrl: string, secretKey: string): Promise<void> {
  const folder = join(projectDir, "supabase", "seed-files");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((entry) => entry.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(folder.length + 1).replaceAll("\\", "/");
    const response = await fetch(`${supabaseUrl}/storage/v1/object/${path}`, {
      method: "POST",
      headers: { apikey: secretKey, "content-type": contentType, "x-upsert": "true" },
      body: await readFile(file),
    });
    if (!response.ok) throw new Error(`${path} cannot be uploaded: ${await response.text()}`);
  }
}
