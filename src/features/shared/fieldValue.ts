import { isRole } from '~/domain/person'
import { translate } from '~/lib/i18n'
import { recordOfName, type RecordName } from '~/domain/recordRef'
import type { Format } from '~/ui/format'
import { sharedMessages } from './messages'
import { peopleMessages } from './peopleMessages'
import { personName } from './usePersonName'
import { recordText } from './recordLink'

const t = translate(sharedMessages)
const people = translate(peopleMessages)

const isRecordName = (text: string): text is RecordName => recordOfName(text) !== undefined

/** A field's value as the journal tells it, in the reader's words: times by the clock of the shop, people by name. '' stays ''. */
export function fieldValue(field: string, text: string, format: Format): string {
  if (text === '') return ''
  switch (field) {
    case 'dueAt':
    case 'doneAt':
    case 'createdAt':
    case 'at':
    case 'until':
    case 'orderedAt':
    case 'expectedAt':
    case 'receivedAt':
    case 'countedAt':
      return Number.isFinite(Number(text)) ? format.time(Number(text)) : text
    case 'bytes':
      return Number.isFinite(Number(text)) ? format.bytes(Number(text)) : text
    case 'active':
      return t(text === 'true' ? 'yes' : 'no')
    case 'role':
      return isRole(text) ? people(text) : text
    case 'assignee':
    case 'createdBy':
    case 'who':
      return personName(text)
    case 'on':
      return isRecordName(text) ? recordText(text) : text
    case 'tags':
      return listed(text)
    case 'state':
      return isPurchaseState(text) ? t(PURCHASE_STATES[text]) : text
    case 'preferred':
      return t(text === 'true' ? 'yes' : 'no')
    case 'lines':
      return linesIn(text)
    case 'move':
    case 'hold':
    case 'entry':
      return unitsIn(text)
    default:
      return text
  }
}

const PURCHASE_STATES = {
  draft: 'isDraft',
  ordered: 'isOrdered',
  part: 'isPart',
  received: 'isReceived',
  closed: 'isClosed',
  cancelled: 'cancelled',
} as const
const isPurchaseState = (text: string): text is keyof typeof PURCHASE_STATES => Object.hasOwn(PURCHASE_STATES, text)

/** Lines of a purchase as they were written down: how many, and how many units. */
function linesIn(text: string): string {
  try {
    const lines: unknown = JSON.parse(text)
    if (!Array.isArray(lines)) return text
    const units = lines.reduce<number>(
      (sum, line: unknown) => sum + (typeof line === 'object' && line !== null && 'quantity' in line ? Number(line.quantity) : 0),
      0,
    )
    return t('linesOf', { lines: lines.length, units })
  } catch {
    return text
  }
}

/** A list of texts as it was written down: JSON. */
function listed(text: string): string {
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) ? list.map(String).join(t('listComma')) : text
  } catch {
    return text
  }
}

/** A line of the ledger, a hold or an entry of a stocktake as it was written down: what, where, how many. */
function unitsIn(text: string): string {
  try {
    const units: unknown = JSON.parse(text)
    if (typeof units !== 'object' || units === null || !('sku' in units) || !('location' in units) || !('quantity' in units)) return text
    const quantity = Number(units.quantity)
    return `${String(units.sku)} · ${String(units.location)} · ${quantity < 0 ? `−${-quantity}` : `+${quantity}`}`
  } catch {
    return text
  }
}
