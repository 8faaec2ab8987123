import { type CatalogueChange, watchCatalogueVersion } from "../catalogue/version.ts";
import { env } from "../env.ts";

type Watcher = ReturnType<typeof watchCatalogueVersion>;

declare global {
  var catalogueWatcher: Watcher | undefined;
  var catalogueChanges: number | undefined;
}

/** Differs after each report of the watcher, for what is cached beside the pages. */
export const catalogueGeneration = (): number => globalThis.catalogueChanges ?? 0;

/**
 * The one watcher of this process. It is global because server.ts and Next's bundles load copies of this module.
 * server.ts comes first with an `onChange` that also expires the page cache; `next start` has proxy.ts alone.
 */
export function sharedCatalogueWatcher(onChange: (change: CatalogueChange) => Promise<void>): Watcher {
  globalThis.catalogueWatcher ??= watchCatalogueVersion(async (change) => {
    globalThis.catalogueChanges = catalogueGeneration() + 1;
    await onChange(change);
  });
  return globalThis.catalogueWatcher;
}

/** Expires what Next has cached of the catalogue. `origin` is this server's; Next allows it in route handlers only. */
export async function revalidateCatalogue(origin: string): Promise<void> {
  const response = await fetch(new URL("/api/jobs/revalidate", origin), {
    method: "POST",
    headers: { authorization: `Bearer ${env().CRON_SECRET}` },
    signal: AbortSignal.timeout(15_000),
  });
  if (!response.ok) throw new Error(`/api/jobs/revalidate answered ${response.status}`);
}
