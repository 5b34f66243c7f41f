import { BULK_LIMITS, type BulkCommand, bulkFields, checkBulk } from '~/domain/listingBulk'
import type { Deciders } from './deciders'
import { changesTo, rowsByName } from './rows'

/** The same for many products: one entry of the journal, one undo. */
export const BULK_DECIDERS: Deciders<BulkCommand> = {
  async 'catalog.bulk'(db, { args: { keys, set } }) {
    const [rows, categories, suppliers] = await Promise.all([
      db.catalog.bulkGet([...keys]),
      db.categories.toCollection().primaryKeys(),
      db.suppliers.toCollection().primaryKeys(),
    ])
    const refusal = checkBulk(set, { hasCategory: (key) => categories.includes(key), hasSupplier: (key) => suppliers.includes(key) })
    if (refusal) return { refusal }
    const missing = keys.find((_, at) => !rows[at])
    if (missing !== undefined) return { refusal: { why: 'notFound', what: missing } }
    const found = rows.filter((row) => row !== undefined)
    const changed = found.map((row) => ({ row, fields: bulkFields(row, set) }))
    const many = changed.find(({ fields: { tags = [] } }) => tags.length > BULK_LIMITS.tags)
    if (many) return { refusal: { why: 'rule', rule: 'bulk.tagsMany', facts: { title: many.row.title, most: BULK_LIMITS.tags } } }
    return {
      rows: rowsByName('catalog', rows),
      changes: changed.flatMap(({ row, fields }) => changesTo('catalog', row.key, { ...row }, fields)),
    }
  },
}
