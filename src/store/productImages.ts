import type { Change, ShopDb } from './db'

/** A photo whose file lies in the shop under its key. Written when it is added; a product shows it once it is saved. */
export interface ImageRow {
  key: string
  /** MIME. */
  type: string
  bytes: number
  at: number
  /** Products that show it; of one that nobody shows, the file is kept as long as an undo or a draft may want it. */
  uses: number
}

/** Keys of the photos in a product's field `images`. */
function imageKeysOf(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((image: unknown) =>
    typeof image === 'object' && image !== null && 'key' in image && typeof image.key === 'string' ? [image.key] : [],
  )
}

const isImageChange = ({ table, field }: Pick<Change, 'table' | 'field'>): boolean => table === 'catalog' && field === 'images'

/** How many products more or fewer show each photo. */
export function imageUses(changes: readonly Change[]): Map<string, number> {
  const uses = new Map<string, number>()
  const count = (keys: string[], by: number) => keys.forEach((key) => uses.set(key, (uses.get(key) ?? 0) + by))
  for (const change of changes) {
    if (!isImageChange(change)) continue
    count(imageKeysOf(change.before), -1)
    count(imageKeysOf(change.after), 1)
  }
  return new Map([...uses].filter(([, by]) => by !== 0))
}

/** Lets photos go that no product shows and no undo since that time can bring back. Their files go with the next sweep. */
export async function dropUnusedImages(db: ShopDb, since: number): Promise<void> {
  const old = await db.images.filter(({ uses, at }) => uses === 0 && at < since).primaryKeys()
  if (old.length === 0) return
  const wanted = new Set<string>()
  await db.journal
    .reverse()
    .until(({ at }) => at < since)
    .each(({ changes }) => {
      for (const change of changes) {
        if (isImageChange(change)) for (const key of [...imageKeysOf(change.before), ...imageKeysOf(change.after)]) wanted.add(key)
      }
    })
  await db.images.bulkDelete(old.filter((key) => !wanted.has(key)))
}
