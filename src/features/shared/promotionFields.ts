import { defineMessages, translate } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import type { Format } from '~/ui/format'
import { fieldValue } from './fieldValue'

/** What the line itself tells, or what no reader could make out: rules, and what is kept beside them. */
export const STRUCTURED: ReadonlySet<string> = new Set([
  'rules',
  'stage',
  'stageSince',
  'goal',
  'audiences',
  'test',
  'split',
  'expected',
  'stock',
  'variants',
  'overruled',
  'author',
  'submittedBy',
  'createdAt',
  'judged',
])

const promotionFields = defineMessages('promotionFields', {
  zh: { from: '开始', to: '结束', budget: '预算', terms: '活动说明', packing: '每天能发的单数' },
  en: { from: 'Begins', to: 'Ends', budget: 'Budget', terms: 'Terms', packing: 'Orders packed a day' },
})

const t = translate(promotionFields)

const isNamed = (field: string): field is keyof typeof promotionFields.zh => Object.hasOwn(promotionFields.zh, field)

/** A field of a promotion in the reader's words; undefined: it is called as anywhere else. */
export const promotionFieldName = (field: string): string | undefined => (isNamed(field) ? t(field) : undefined)

/** What it holds: instants by the clock of the shop, money in its currency. */
export function promotionFieldValue(field: string, text: string, format: Format): string {
  const value = Number(text)
  if (text === '' || !Number.isFinite(value)) return fieldValue(field, text, format)
  if (field === 'from' || field === 'to') return format.time(value)
  return field === 'budget' ? format.amount(value, useShop.getState().currency) : fieldValue(field, text, format)
}
