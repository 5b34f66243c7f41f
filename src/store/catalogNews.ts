import type { ShopDb } from './db'
import { endsFirstPull } from './journal'

/** What happened to the catalogue after a line of the journal. */
export interface CatalogNews {
  /** Number of the newest line. */
  seq: number
  /** Products that were changed, with the moment of their last change. */
  changed: ReadonlyMap<string, number>
  /** Categories that ask their products for something else than before, or lie elsewhere. */
  asked: ReadonlySet<string>
  /** It was written without lines of the journal that say what: all of it has to be read. */
  whole: boolean
}

/** Commands that bring a catalogue without naming its rows. */
const WHOLE: readonly string[] = ['demo.create', 'shop.restored']

/** The news after line `since`; -1: from the beginning. */
export async function catalogNews(db: Pick<ShopDb, 'journal'>, since: number): Promise<CatalogNews> {
  const changed = new Map<string, number>()
  const asked = new Set<string>()
  let seq = since
  let whole = false
  await db.journal
    .where('seq')
    .above(since)
    .each((row) => {
      seq = row.seq
      whole ||= WHOLE.includes(row.kind) || endsFirstPull(row)
      for (const { table, key, field } of row.changes) {
        if (table === 'catalog') changed.set(key, row.at)
        if (table === 'categories' && (field === 'attributes' || field === 'parent')) asked.add(key)
      }
    })
  return { seq, changed, asked, whole }
}
