import type { CommandKind } from '~/domain/command'
import type { Amount } from '~/domain/money'
import { PRICE_FIELDS, type PriceField } from '~/domain/price/priceRule'
import { AREA_COMMANDS, AREA_KINDS } from '~/domain/commandTraits'
import type { RivalPrice } from '~/domain/priceCommand'
import type { Sku } from '~/domain/product'
import type { Change, JournalRow, ShopDb } from './db'
import { skuField, WHOLE_SKU } from '~/domain/skuField'

/** One change of one of a SKU's amounts; undefined: there was, or is, none. */
export interface PriceStep {
  at: number
  /** Key of the person. */
  who: string
  /** Id of the journal's entry. */
  entry: string
  kind: CommandKind
  field: PriceField | 'cost'
  before: Amount | undefined
  after: Amount | undefined
}

export interface PriceHistory {
  /** Newest first. */
  steps: PriceStep[]
  /** What others ask, newest first. */
  rivals: (RivalPrice & { key: string })[]
}

const FIELDS = [...PRICE_FIELDS, 'cost'] as const

/** Kinds of commands that change prices. */
const KINDS: CommandKind[] = [...AREA_KINDS.filter((kind) => AREA_COMMANDS[kind].goods), 'undo']

/** Every change of a SKU's amounts that the journal knows of, and what others ask for the same. */
export async function readPriceHistory(db: ShopDb, sku: string): Promise<PriceHistory> {
  const steps: PriceStep[] = []
  await db.journal
    .where('kind')
    .anyOf(KINDS)
    .each((row) => steps.push(...stepsIn(row, sku)))
  const rivals = await db.rivals.where('sku').equals(sku).toArray()
  return { steps: steps.sort((a, b) => b.at - a.at), rivals: rivals.sort((a, b) => b.at - a.at) }
}

function stepsIn({ id, kind, at, who, changes }: JournalRow, code: string): PriceStep[] {
  const names = new Map(FIELDS.map((field) => [skuField(code, field), field]))
  return changes.flatMap((change) => {
    if (change.table !== 'catalog') return []
    const field = names.get(change.field)
    const told = field ? [{ field, before: change.before, after: change.after }] : wholeSku(change, code)
    return told.flatMap(({ field: of, before, after }) =>
      before === after ? [] : [{ at, who, entry: id, kind, field: of, before: amountIn(before), after: amountIn(after) }],
    )
  })
}

/** A SKU that came or went, by itself or with its product. */
function wholeSku({ field, before, after }: Change, code: string) {
  if (field !== 'skus' && field !== skuField(code, WHOLE_SKU)) return []
  const [was, is] = field === 'skus' ? [skuIn(before, code), skuIn(after, code)] : [skuIn([before], code), skuIn([after], code)]
  return FIELDS.map((of) => ({ field: of, before: was?.[of], after: is?.[of] }))
}

const isSku = (value: unknown): value is Sku => typeof value === 'object' && value !== null && 'code' in value && 'price' in value

const skuIn = (skus: unknown, code: string): Sku | undefined =>
  Array.isArray(skus) ? skus.filter(isSku).find((sku) => sku.code === code) : undefined

const amountIn = (value: unknown): Amount | undefined => (typeof value === 'number' ? value : undefined)
