import type { JournalEntry } from '~/domain/command'
import type { Translate } from '~/lib/i18n'
import type { Format } from '~/ui/format'
import { fieldName } from '~/features/shared/fieldName'
import type { historyMessages } from './messages'

type T = Translate<(typeof historyMessages)['zh']>

/** What was done, in one sentence. `others` are the entries beside it, where an undo finds what it undid. */
export function sentenceOf(entry: JournalEntry, others: readonly JournalEntry[], t: T): string {
  const { args } = entry
  switch (entry.kind) {
    case 'shop.set':
      return isFirst(entry) ? t('shopFirst', { what: entry.changes.map((change) => partOf(change, t)).join(t('comma')) }) : t('shopSet')
    case 'order.note':
      return t('orderNote', { number: 'number' in args ? args.number : '' })
    case 'product.edit':
      return t('productEdit', { sku: 'sku' in args ? args.sku : '' })
    case 'mapping.save':
      return t('mappingSave', { name: ('header' in args && args.name) || '' })
    case 'mapping.delete':
      return t('mappingDelete')
    case 'orders.import':
      return t('import', { file: 'fileName' in args ? args.fileName : '' })
    case 'undo': {
      const undone = others.find(({ id }) => id === entry.undoes)
      return undone ? t('undo', { what: sentenceOf(undone, others, t) }) : t('undoUnknown')
    }
  }
}

/** A shop's first settings replace none: there is nothing to strike out. */
export const isFirst = ({ kind, changes }: JournalEntry): boolean =>
  kind === 'shop.set' && changes.length > 0 && changes.every(({ before }) => before === '')

const partOf = ({ field, after }: JournalEntry['changes'][number], t: T): string => t('shopPart', { field: fieldName(field), value: after })

/** What an import did, in numbers; undefined for other entries. */
export function importCountsOf({ args }: JournalEntry, t: T, format: Format): string | undefined {
  if (!('fileName' in args)) return undefined
  const { added, changed, unchanged, lines, refusedRows } = args
  const counts = {
    added: format.count(added),
    changed: format.count(changed),
    unchanged: format.count(unchanged),
    lines: format.count(lines),
  }
  return t('importCounts', counts) + (refusedRows > 0 ? t('importRefused', { rows: format.count(refusedRows) }) : '')
}
