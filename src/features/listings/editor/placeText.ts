import { attributesOf } from '~/domain/attributes'
import { categoryPath, type Product, type Sku, SUPPLY_MODES } from '~/domain/product'
import { AMOUNT_FIELDS, SKU_FIELDS, type SkuField } from '~/domain/skuCells'
import { translate } from '~/lib/i18n'
import type { Format } from '~/ui/format'
import type { CatalogTree } from '~/worker/protocol'
import { matrixMessages } from './matrixMessages'
import { editorMessages } from './messages'

const t = translate(editorMessages)
const m = translate(matrixMessages)

const FIELDS = {
  title: 'title',
  description: 'description',
  category: 'category',
  brand: 'brand',
  tags: 'tags',
  supplier: 'supplier',
  options: 'options',
  images: 'images',
  pictures: 'pictures',
} as const

const isField = (name: string): name is keyof typeof FIELDS => Object.hasOwn(FIELDS, name)
const isSkuField = (name: string): name is SkuField => SKU_FIELDS.some((field) => field === name)
const isMode = (value: unknown) => SUPPLY_MODES.find((mode) => mode === value)

/** The name of a place that two have set (mergeProduct), in the reader's words. */
export function placeText(place: string, tree: CatalogTree | undefined): string {
  if (isField(place)) return t(FIELDS[place])
  const [kind, name = '', ...rest] = place.split('.')
  if (kind === 'attributes') return t('attributePlace', { name: attributeName(name, tree) })
  if (kind === 'seo')
    return t('seoPlace', { field: t(name === 'title' ? 'seoTitle' : name === 'description' ? 'seoDescription' : 'keywords') })
  if (rest.length === 0 || !(isSkuField(name) || name === 'values')) return t('skuWhole', { code: place.slice('sku.'.length) })
  return t('skuPlace', { field: m(name), code: rest.join('.') })
}

function attributeName(key: string, tree: CatalogTree | undefined): string {
  const categories = new Map(tree?.categories.map((category) => [category.key, category]))
  for (const category of categories.keys()) {
    const found = attributesOf(categories, category).find((attribute) => attribute.key === key)
    if (found) return found.name
  }
  return key
}

interface Told {
  tree: CatalogTree | undefined
  format: Format
  currency: string
}

/** What stands at a place, in the reader's words. */
export function valueText(place: string, value: unknown, { tree, format, currency }: Told): string {
  if (value === undefined) return place.startsWith('sku.') && place.split('.').length === 2 ? t('removed') : t('nothing')
  if (value === '') return t('nothing')
  if (typeof value === 'number')
    return AMOUNT_FIELDS.some((field) => place.startsWith(`sku.${field}.`)) ? format.price(value, currency) : format.count(value)
  if (typeof value === 'string') return namedText(place, value, tree)
  if (isSku(value)) return [value.values.join(' / '), format.price(value.price, currency)].filter((part) => part !== '').join(' · ')
  if (!Array.isArray(value)) return ''
  if (value.length === 0) return t('nothing')
  return value.map((item: unknown) => itemText(item)).join(place === 'options' ? '; ' : ', ')
}

function namedText(place: string, value: string, tree: CatalogTree | undefined): string {
  if (place === 'category')
    return categoryPath(new Map(tree?.categories.map((category) => [category.key, category])), value).join(' › ') || value
  if (place === 'supplier') return tree?.suppliers.find(({ key }) => key === value)?.name ?? value
  const mode = place.startsWith('sku.supply.') ? isMode(value) : undefined
  return mode ? m(mode) : value
}

const isSku = (value: unknown): value is Sku => typeof value === 'object' && value !== null && 'code' in value && 'price' in value

/** A tag, an option with its values, a picture by what is said of it. */
function itemText(item: unknown): string {
  if (typeof item === 'string') return item
  if (isOption(item)) return `${item.name}: ${item.values.join(' / ')}`
  return typeof item === 'object' && item !== null && 'alt' in item && typeof item.alt === 'string' ? item.alt || t('noAlt') : ''
}

const isOption = (item: unknown): item is Product['options'][number] =>
  typeof item === 'object' && item !== null && 'name' in item && 'values' in item
