import { recordOfName, type RecordName } from '~/domain/recordRef'
import { translate } from '~/lib/i18n'
import { paths } from '~/paths'
import { recordMessages } from './recordMessages'

const t = translate(recordMessages)

/** A record in the reader's words: "order 581587". A customer is named by the opaque id, never by personal data. */
export function recordText(name: RecordName): string {
  const record = recordOfName(name)
  if (!record) return name
  return record.kind === 'shop' || record.kind === 'task' || record.kind === 'import' ? t(record.kind) : t(record.kind, { key: record.key })
}

/** Where a record is looked at; undefined where it has no screen of its own. */
export function recordPath(name: RecordName): string | undefined {
  const record = recordOfName(name)
  switch (record?.kind) {
    case 'order':
      return paths.order({ number: record.key })
    case 'product':
      return paths.product({ sku: record.key })
    case 'listing':
      return paths.listing({ key: record.key })
    case 'customer':
      return paths.customer({ customer: record.key })
    case 'import':
      return `${paths.history()}#${record.key}`
    case 'purchase':
      return paths.purchase({ key: record.key })
    case 'supplier':
      return paths.supplier({ key: record.key })
    case 'count':
      return paths.count({ key: record.key })
    case 'promotion':
      return paths.promotion({ key: record.key })
    case 'ticket':
      return paths.ticket({ key: record.key })
    case 'return':
      return paths.returnCase({ key: record.key })
    case 'shop':
      return paths.settings()
    default:
      return undefined
  }
}
