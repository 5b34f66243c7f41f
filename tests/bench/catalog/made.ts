import type { Category, ListingState, Product, Sku, Supplier } from '~/domain/product'

/** 100,000 products, every other one Chinese, with three SKUs each: the same at every call. */
export const PRODUCTS = 100_000
const SKUS_EACH = 3

const ZH =
  '连衣裙羽绒服保温杯香薰蜡烛纯棉四件套长袖衬衫重磅卫衣行李箱音乐盒碎花法式复古高腰显瘦夏季新款女装男士休闲运动儿童家居厨房北欧简约白色黑色米色大号小号'
const EN =
  'linen cotton dress candle holder mug jacket vintage slim summer new women men casual sport kids home kitchen nordic simple white black beige large'.split(
    ' ',
  )
const BRANDS = Array.from({ length: 40 }, (_, at) => `Brand ${at + 1}`)
const TAGS = ['summer', 'winter', 'new', 'sale', 'gift', '夏季', '冬季', '新款']
/** Of ten, five are on sale. */
const STATES = [
  'listed',
  'listed',
  'listed',
  'listed',
  'listed',
  'draft',
  'inReview',
  'approved',
  'paused',
  'archived',
] as const satisfies readonly ListingState[]

/** Numbers that look random and are the same at every run. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

export const CATEGORIES: Category[] = Array.from({ length: 8 }, (_, top) => [
  { key: `c${top}`, name: `Department ${top}`, parent: '', order: top },
  ...Array.from({ length: 6 }, (__, leaf) => ({ key: `c${top}.${leaf}`, name: `Shelf ${top}.${leaf}`, parent: `c${top}`, order: leaf })),
]).flat()
export const SUPPLIERS: Supplier[] = Array.from({ length: 25 }, (_, at) => ({
  key: `s${at}`,
  name: `Supplier ${at}`,
  city: '',
  contact: '',
  leadDays: 9,
}))

function titleOf(at: number, random: (below: number) => number): string {
  if (at % 2 === 1) return Array.from({ length: 12 }, () => ZH[random(ZH.length)]).join('')
  return Array.from({ length: 4 }, () => EN[random(EN.length)]).join(' ')
}

function skuOf(at: number, variant: number, random: (below: number) => number): Sku {
  return {
    code: `P${(at * SKUS_EACH + variant).toString().padStart(6, '0')}`,
    values: [String(variant)],
    barcode: `69${random(1e9).toString().padStart(11, '0')}`,
    price: (10 + random(500)) * 10_000 + variant * 1_000,
    cost: 50_000,
    weight: 200,
    safetyStock: 2,
    reorderPoint: 5,
  }
}

export function* makeProducts(): Generator<Product> {
  const random = randomOf(7)
  const start = Date.UTC(2024, 0, 1)
  for (let at = 0; at < PRODUCTS; at++) {
    const createdAt = start + random(60_000_000) * 1000
    yield {
      key: `p${at.toString().padStart(6, '0')}`,
      title: titleOf(at, random),
      description: at % 2 === 1 ? '纯棉面料，亲肤透气，四季可穿。' : 'Soft to the touch, made to last.',
      category: `c${random(8)}.${random(6)}`,
      brand: BRANDS[random(BRANDS.length)],
      tags: [TAGS[random(TAGS.length)]],
      state: STATES[random(STATES.length)],
      stateSince: createdAt,
      options: [{ name: 'Size', values: ['0', '1', '2'] }],
      skus: Array.from({ length: SKUS_EACH }, (_, variant) => skuOf(at, variant, random)),
      pictures: [{ motif: 'tee', hue: random(360), alt: '' }],
      supplier: `s${random(25)}`,
      createdAt,
    }
  }
}

/** What a search over titles, codes and barcodes looks into. */
export const searchedText = ({ title, skus }: Product): string =>
  [title, ...skus.flatMap(({ code, barcode }) => [code, barcode])].join('\u0001')
