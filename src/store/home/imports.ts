import type { ImportSeen } from './journalFacts'
import type { HomeShop, HomeSource } from './source'

const DAY_MS = 86_400_000
/** How long an import that went wrong is spoken of. */
const RECENT_DAYS = 7

/** Files whose import broke off, and that have not come in since. */
export const findImportsFailed: HomeSource = async (shop) => {
  const { imports } = await shop.journal()
  const live = await liveImports(shop, imports)
  const files = new Map<string, { last: ImportSeen; times: number }>()
  for (const seen of imports) {
    const before = files.get(seen.fileName)
    if (seen.failed !== undefined) files.set(seen.fileName, { last: seen, times: (before?.times ?? 0) + 1 })
    else if (live.has(seen.id)) files.delete(seen.fileName)
  }
  return [...files.values()]
    .filter(({ last }) => isRecent(last, shop))
    .map(({ last, times }) => ({
      id: `importFailed/${last.fileName}`,
      kind: 'importFailed' as const,
      press: 1,
      facts: { fileName: last.fileName, why: last.failed ?? '', at: last.at, times },
    }))
}

/** Imports that left rows out, unless the same file came again since. */
export const findImportsRefused: HomeSource = async (shop) => {
  const { imports } = await shop.journal()
  const live = await liveImports(shop, imports)
  const files = new Map<string, ImportSeen>()
  for (const seen of imports) if (live.has(seen.id)) files.set(seen.fileName, seen)
  return [...files.values()]
    .filter((seen) => seen.refusedRows > 0 && isRecent(seen, shop))
    .map((seen) => ({
      id: `importRefused/${seen.id}`,
      kind: 'importRefused' as const,
      on: `import/${seen.id}` as const,
      press: Math.min(1, seen.refusedRows / 100),
      facts: { fileName: seen.fileName, rows: seen.refusedRows, orders: seen.orders, at: seen.at },
    }))
}

const isRecent = ({ at }: ImportSeen, { viewer }: HomeShop): boolean => at > viewer.now - RECENT_DAYS * DAY_MS

/** Ids of the imports that were not undone. */
async function liveImports({ db }: HomeShop, imports: readonly ImportSeen[]): Promise<Set<string>> {
  const packs = await db.packs.bulkGet(imports.filter(({ failed }) => failed === undefined).map(({ id }) => id))
  return new Set(packs.flatMap((pack) => (pack?.live ? [pack.id] : [])))
}
