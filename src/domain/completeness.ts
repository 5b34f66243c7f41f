import { attributeProblem } from './attributes'
import { barcodeProblem } from './barcode'
import { CATEGORY_LEVELS } from './listingRules'
import type { Attribute, Product } from './product'
import { supplyOf } from './product'
import { imageWarnings, IMAGES_ASKED } from './productImage'
import { fitOf, SEO_UNITS, textUnits } from './seo'

/** What a page is asked for, in the order in which it is filled in. */
export const ASKED = [
  'title',
  'category',
  'attribute',
  'brand',
  'description',
  'images',
  'imageSizes',
  'alt',
  'skus',
  'prices',
  'costs',
  'weights',
  'barcodes',
  'supplier',
  'seoTitle',
  'seoDescription',
  'keywords',
] as const
export type Asked = (typeof ASKED)[number]

/** Of these, what a listing is held back for from review and from sale while there is none of it at all. */
export const NEEDED = ['title', 'category', 'skus', 'prices', 'images'] as const satisfies readonly Asked[]
export type Needed = (typeof NEEDED)[number]

type Handed = Pick<Product, 'title' | 'category' | 'skus' | 'pictures' | 'images'>

/** Of what is needed, what is not there. */
export function neededOf(product: Handed): Needed[] {
  const { title, category, skus } = product
  const has: Record<Needed, boolean> = {
    title: title.trim() !== '',
    category: category !== '',
    skus: skus.length > 0,
    prices: skus.every(({ price }) => price > 0),
    images: hasPicture(product),
  }
  return NEEDED.filter((each) => !has[each])
}

export const hasPicture = ({ pictures, images = [] }: Pick<Product, 'pictures' | 'images'>): boolean => pictures.length + images.length > 0

/** Points of each; an attribute has them for itself. What buyers cannot do without weighs most. */
const POINTS: Record<Asked, number> = {
  title: 10,
  category: 8,
  attribute: 4,
  brand: 4,
  description: 8,
  images: 10,
  imageSizes: 4,
  alt: 4,
  skus: 10,
  prices: 10,
  costs: 5,
  weights: 4,
  barcodes: 3,
  supplier: 3,
  seoTitle: 5,
  seoDescription: 5,
  keywords: 3,
}

export interface AskedItem {
  asked: Asked
  done: boolean
  points: number
  /** Of an attribute. */
  attribute?: Attribute
  /** How many are missing, where it is asked of many. */
  missing?: number
  /** The listing is held back for it. */
  needed?: true
}

export interface Completeness {
  /** 0–1, by points. */
  score: number
  items: AskedItem[]
}

type Judged = Pick<
  Product,
  'title' | 'category' | 'brand' | 'description' | 'images' | 'pictures' | 'skus' | 'supplier' | 'seo' | 'attributes'
>

/** Words in a description that say something, in units. */
const DESCRIPTION_UNITS = 60
const TITLE_UNITS = 10

/** What a product's page has of what it is asked for. `attributes`: those of its category; `level`: of its category, 0 where it has none. */
export function completeness(product: Judged, { attributes, level }: { attributes: readonly Attribute[]; level: number }): Completeness {
  const { images = [], pictures, skus, seo } = product
  const many = (asked: Asked, missing: number): AskedItem => ({ ...item(asked, missing === 0), missing })
  const count = (isMissing: (sku: Product['skus'][number]) => boolean) => skus.filter(isMissing).length
  const small = images.filter((image) => imageWarnings(image).some((warning) => warning !== 'alt')).length
  const items: AskedItem[] = [
    item('title', textUnits(product.title.trim()) >= TITLE_UNITS),
    item('category', level >= Math.min(2, CATEGORY_LEVELS)),
    ...attributes
      .filter(({ required }) => required)
      .map((attribute) => attributeItem(attribute, product.attributes?.[attribute.key] ?? '')),
    item('brand', product.brand.trim() !== ''),
    item('description', textUnits(product.description.trim()) >= DESCRIPTION_UNITS),
    ...whole(many('images', Math.max(0, IMAGES_ASKED - images.length - pictures.length)), images.length + pictures.length > 0, [
      many('imageSizes', small),
      many('alt', [...images, ...pictures].filter(({ alt }) => alt.trim() === '').length),
    ]),
    ...whole(item('skus', skus.length > 0), skus.length > 0, [
      many(
        'prices',
        count(({ price }) => price <= 0),
      ),
      many(
        'costs',
        count(({ cost }) => cost <= 0),
      ),
      many(
        'weights',
        count(({ weight }) => weight <= 0),
      ),
      many(
        'barcodes',
        count(({ barcode }) => barcode === '' || barcodeProblem(barcode) !== undefined),
      ),
    ]),
    // What is sent from the own shelf may be bought anywhere; somebody has to send the rest.
    item('supplier', product.supplier !== '' || skus.every((sku) => supplyOf(sku) === 'stock')),
    item('seoTitle', fitOf(textUnits(seo?.title ?? ''), SEO_UNITS.title) === 'fits'),
    item('seoDescription', fitOf(textUnits(seo?.description ?? ''), SEO_UNITS.description) === 'fits'),
    item('keywords', (seo?.keywords.length ?? 0) > 0),
  ]
  const sum = (list: readonly AskedItem[]) => list.reduce((points, each) => points + each.points, 0)
  const needed = new Set<Asked>(neededOf(product))
  const told = items.map((each): AskedItem => (needed.has(each.asked) ? { ...each, needed: true } : each))
  return { score: sum(items.filter(({ done }) => done)) / sum(items), items: told }
}

/** What is asked of each of several is asked once there is one; until then its points hang on there being one. */
function whole(first: AskedItem, isThere: boolean, rest: AskedItem[]): AskedItem[] {
  if (isThere) return [first, ...rest]
  return [{ ...first, points: [first, ...rest].reduce((points, each) => points + each.points, 0) }]
}

const item = (asked: Asked, done: boolean): AskedItem => ({ asked, done, points: POINTS[asked] })

function attributeItem(attribute: Attribute, value: string): AskedItem {
  return { ...item('attribute', value.trim() !== '' && attributeProblem(attribute, value) === undefined), attribute }
}
