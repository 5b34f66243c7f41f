import { SUPPLY_MODES } from '~/domain/product'
import { AMOUNT_FIELDS } from '~/domain/skuCells'
import { defineMessages, translate } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import type { Format } from '~/ui/format'

const messages = defineMessages('catalogFields', {
  zh: {
    description: '描述',
    brand: '品牌',
    options: '规格项',
    skus: 'SKU',
    skuOrder: 'SKU 顺序',
    wholeSku: 'SKU {{sku}}',
    images: '图片',
    pictures: '示意图',
    attributes: '属性',
    seo: '搜索优化',
    supplier: '供应商',
    order: '排序',
    values: '规格值',
    code: 'SKU 编码',
    barcode: '条码',
    price: '价格',
    compareAt: '划线价',
    cost: '成本',
    floor: '底价',
    weight: '重量（克）',
    safetyStock: '安全库存',
    reorderPoint: '补货点',
    supply: '供货方式',
    stock: '现货',
    dropship: '一件代发',
    preorder: '预售',
    ofSku: 'SKU {{sku}} 的{{field}}',
    comma: '、',
    more: '{{list}} 等 {{count}} 个',
  },
  en: {
    description: 'Description',
    brand: 'Brand',
    options: 'Options',
    skus: 'SKUs',
    skuOrder: 'Order of SKUs',
    wholeSku: 'SKU {{sku}}',
    images: 'Pictures',
    pictures: 'Drawn pictures',
    attributes: 'Attributes',
    seo: 'Search texts',
    supplier: 'Supplier',
    order: 'Order',
    values: 'Values',
    code: 'SKU code',
    barcode: 'Barcode',
    price: 'Price',
    compareAt: 'Compare-at',
    cost: 'Cost',
    floor: 'Floor',
    weight: 'Weight (g)',
    safetyStock: 'Safety stock',
    reorderPoint: 'Reorder point',
    supply: 'Supply',
    stock: 'Stock',
    dropship: 'Dropship',
    preorder: 'Pre-order',
    ofSku: '{{field}} of SKU {{sku}}',
    comma: ', ',
    more: '{{list}} … {{count}} in all',
  },
})
const t = translate(messages)

const NAMES = [
  'description',
  'brand',
  'options',
  'skus',
  'skuOrder',
  'images',
  'pictures',
  'attributes',
  'seo',
  'supplier',
  'order',
  'values',
  'code',
  'barcode',
  'price',
  'compareAt',
  'cost',
  'floor',
  'weight',
  'safetyStock',
  'reorderPoint',
  'supply',
] as const

/** A SKU as a whole, which came or went. */
const WHOLE = '*'

/** The field and the SKU of a change inside a product's SKUs, as the journal writes it: `sku:price:MUG-1`. */
function partsOf(field: string): { field: string; sku?: string } {
  const match = /^sku:([^:]+):(.*)$/s.exec(field)
  return match ? { field: match[1], sku: match[2] } : { field }
}

/** A field of a product or a category in the reader's words; undefined: it is called as everywhere. */
export function catalogFieldName(name: string): string | undefined {
  const { field, sku } = partsOf(name)
  if (field === WHOLE && sku !== undefined) return t('wholeSku', { sku })
  const known = NAMES.find((each) => each === field)
  if (known === undefined) return undefined
  return sku === undefined ? t(known) : t('ofSku', { field: t(known), sku })
}

const SHOWN = 6

function listText(items: readonly string[]): string {
  const list = items.slice(0, SHOWN).join(t('comma'))
  return items.length > SHOWN ? t('more', { list, count: items.length }) : list
}

/** What of a thing in a list names it. */
function nameOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item)
  for (const field of ['code', 'name', 'alt', 'title', 'key'] as const) {
    const value = new Map<string, unknown>(Object.entries(item)).get(field)
    if (typeof value === 'string' && value !== '') return value
  }
  return ''
}

/** Its value as the journal tells it; undefined: as everywhere. */
export function catalogFieldValue(name: string, text: string, format: Format): string | undefined {
  const { field } = partsOf(name)
  if (text === '') return ''
  if (AMOUNT_FIELDS.some((amount) => amount === field)) return format.price(Number(text), useShop.getState().currency)
  const mode = SUPPLY_MODES.find((each) => each === text)
  if (field === 'supply' && mode) return t(mode)
  if (field === WHOLE) return skuText(text, format)
  return /^[[{]/.test(text) && NAMES.some((each) => each === field) ? partsText(text) : undefined
}

/** A SKU by its values and its price. */
function skuText(text: string, format: Format): string | undefined {
  try {
    const sku: unknown = JSON.parse(text)
    if (typeof sku !== 'object' || sku === null || !('price' in sku)) return undefined
    const values: unknown = 'values' in sku ? sku.values : []
    const named = Array.isArray(values) ? values.map(String).filter(Boolean) : []
    return [...named, format.price(Number(sku.price), useShop.getState().currency)].join(' · ')
  } catch {
    return undefined
  }
}

/** A list by the names of what is in it, an object by its values. */
function partsText(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (Array.isArray(value)) return listText(value.map((item: unknown) => nameOf(item)).filter((item) => item !== ''))
    return typeof value === 'object' && value !== null ? listText(Object.values(value).flat().map(String)) : undefined
  } catch {
    return undefined
  }
}
