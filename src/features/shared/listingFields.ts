import { LISTING_STATES } from '~/domain/product'
import { defineMessages, translate } from '~/lib/i18n'
import type { Format } from '~/ui/format'
import { catalogFieldName, catalogFieldValue } from './catalogFields'
import { fieldName } from './fieldName'
import { fieldValue } from './fieldValue'
import { listingStateMessages } from './listingStates'
import { promotionFieldName, promotionFieldValue, STRUCTURED } from './promotionFields'
import { MACRO_SILENT, TICKET_SILENT, ticketFieldName, ticketFieldValue } from './ticketFields'

const planFields = defineMessages('planFields', {
  zh: { listAt: '上架时间', endAt: '下架时间' },
  en: { listAt: 'On sale at', endAt: 'Off sale at' },
})

const t = translate(planFields)
const states = translate(listingStateMessages)

const isPlanned = (field: string): field is keyof typeof planFields.zh => Object.hasOwn(planFields.zh, field)

interface Named {
  table: string
  field: string
}

/** Bookkeeping of a listing's life, which the line itself tells. */
const SILENT: Readonly<Record<string, ReadonlySet<string>>> = {
  catalog: new Set(['stateSince', 'listedAt']),
  plans: new Set(['plannedBy', 'submittedBy', 'submittedAt']),
  promotions: STRUCTURED,
  couponBatches: new Set(['seed', 'first', 'way', 'stopped']),
  tickets: TICKET_SILENT,
  macros: MACRO_SILENT,
}
const SILENT_TABLES: ReadonlySet<string> = new Set([
  'verdicts',
  'checklists',
  'rulePacks',
  'acceptances',
  'redemptions',
  'orderActs',
  'program',
  'desk',
  'returns',
  'complaints',
  'qualityCases',
])

export const isSilent = ({ table, field }: Named): boolean => SILENT_TABLES.has(table) || (SILENT[table]?.has(field) ?? false)

const isCatalog = (table: string) => table === 'catalog' || table === 'categories'

/** A field of a row in the reader's words, where a listing calls it something of its own. */
export function rowFieldName({ table, field }: Named): string {
  if (table === 'plans' && isPlanned(field)) return t(field)
  if (table === 'tickets' || table === 'macros') return ticketFieldName(field) ?? fieldName(field)
  const own = isCatalog(table) ? catalogFieldName(field) : table === 'promotions' ? promotionFieldName(field) : undefined
  return own ?? fieldName(field)
}

/** What it holds, in the same way. */
export function rowFieldValue({ table, field }: Named, text: string, format: Format): string {
  if (table === 'plans' && isPlanned(field)) return text === '' ? '' : format.time(Number(text))
  if (table === 'couponBatches' && (field === 'from' || field === 'to')) return text === '' ? '' : format.time(Number(text))
  const state = table === 'catalog' && field === 'state' ? LISTING_STATES.find((each) => each === text) : undefined
  if (state) return states(state)
  if (table === 'tickets') return ticketFieldValue(field, text) ?? fieldValue(field, text, format)
  if (table === 'promotions') return promotionFieldValue(field, text, format)
  return (isCatalog(table) ? catalogFieldValue(field, text, format) : undefined) ?? fieldValue(field, text, format)
}
