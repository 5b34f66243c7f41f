import { type Amount, unitOf } from '~/domain/money'
import type { Category, LISTING_STATES, ListingState, Picture, Product, Sku, Supplier } from '~/domain/product'
import { attributesAsked, tellMore } from './attributes'
import type { Calendar } from './calendar'
import { Random } from './random'
import { DEPARTMENTS, type Department, type Group, type Leaf } from './tree'
import type { Words } from './words'

/** A product with what the simulation needs to know of it. */
export interface Goods {
  product: Product
  department: number
  leaf: Leaf
  /** Weight among all products. */
  demand: number
  /** Share of units that come back; while a bad batch is sold it is far higher. */
  returns: number
  /** Places of the days on which a bad batch is sold, half-open; Infinity: none, or still. */
  spoiltFrom: number
  spoiltTo: number
  /** Places of the days on which it is on sale, half-open. */
  onSale: [number, number]
  supplier: number
  /** Where its SKUs begin among all SKUs. */
  firstSku: number
}

export interface Catalog {
  categories: Category[]
  suppliers: Supplier[]
  goods: Goods[]
  skus: Sku[]
  /** Place of its product, by place of the SKU. */
  productOf: Uint16Array
  /** Weight within its product. */
  share: Float64Array
}

/** How many of 400 are in each state; all others are listed. */
const UNLISTED: [ListingState, number][] = [
  ['draft', 8],
  ['ready', 4],
  ['inReview', 7],
  ['rejected', 3],
  ['approved', 3],
  ['scheduled', 5],
]
const RETIRED: [ListingState, number][] = [
  ['paused', 9],
  ['archived', 16],
]
/** Products that a bad batch has spoilt. */
const SPOILT = 6
/** So many days ago a bad batch was found and ended. */
export const MENDED_DAYS = 100
/** Who makes the goods of each department, by the place in words.suppliers. */
const MAKERS = [
  [0, 1, 16, 20, 24],
  [8, 9, 17, 19, 23],
  [2, 5, 15, 18, 22],
  [3, 4, 12, 13, 14],
  [6, 7, 11, 21],
  [10, 23, 20],
]

export function makeCatalog(seed: number, calendar: Calendar, products = 400): Catalog {
  const random = Random.of(seed, 'catalog')
  const { words } = calendar
  const suppliers = makeSuppliers(random, words)
  const leaves = DEPARTMENTS.flatMap((department, index) =>
    department.groups.flatMap((group) =>
      group.leaves.map((leaf) => ({ department, group, index, leaf, key: `${department.key}.${group.key}.${leaf.key}` })),
    ),
  )
  const states = statesOf(products)
  const titles = new Set<string>()
  const goods: Goods[] = []
  const skus: Sku[] = []
  const productOf: number[] = []
  const share: number[] = []
  for (let i = 0; i < products; i++) {
    const { department, group, index, leaf, key } = leaves[i % leaves.length]
    const firstSku = skus.length
    const made = { number: i + 1, category: key, department, group, leaf, state: states[i] }
    const product = makeProduct(random, calendar, titles, made)
    // A supplier makes what belongs together.
    const makers = MAKERS[index]
    const supplier = makers[i % makers.length]
    product.supplier = suppliers[supplier].key
    product.skus.forEach((sku, at) => {
      skus.push(sku)
      productOf.push(i)
      share.push(1 / (1 + at * 0.35) + random.next() * 0.6)
    })
    goods.push({ product, department: index, leaf, supplier, firstSku, ...demandOf(random, calendar, product, leaf) })
  }
  spoil(random, goods, calendar)
  tellMore(seed, words, goods)
  return {
    categories: categoriesOf(words),
    suppliers,
    goods,
    skus,
    productOf: Uint16Array.from(productOf),
    share: Float64Array.from(share),
  }
}

/** Every product's state; which products are in which is the same in every shop of a size, and spread over the tree. */
function statesOf(products: number): ListingState[] {
  const states = Array.from({ length: products }, (): ListingState => 'listed')
  let at = 11
  for (const [state, count] of [...UNLISTED, ...RETIRED]) {
    for (let i = 0; i < count; i++) {
      states[at % products] = state
      at += 7
    }
  }
  return states
}

const isUnlisted = (state: ListingState) => UNLISTED.some(([one]) => one === state)

function demandOf(
  random: Random,
  calendar: Calendar,
  product: Product,
  leaf: Leaf,
): Pick<Goods, 'demand' | 'returns' | 'spoiltFrom' | 'spoiltTo' | 'onSale'> {
  const place = (at: number | undefined, none: number) => (at === undefined ? none : calendar.placeOf(at))
  const retired = RETIRED.some(([state]) => state === product.state)
  const onSale: [number, number] = isUnlisted(product.state)
    ? [Infinity, Infinity]
    : [Math.max(0, place(product.listedAt, 0)), retired ? place(product.stateSince, 0) : Infinity]
  // Few sell well, most sell a little.
  const demand = leaf.demand * Math.exp(random.normal() * 0.85)
  return { demand, returns: leaf.returns * random.between(0.7, 1.3), spoiltFrom: Infinity, spoiltTo: Infinity, onSale }
}

/** A few good sellers have a bad batch: two from the start, two since seven or eight months, one since a few weeks; of one it was found, and ended months ago. */
function spoil(random: Random, goods: Goods[], { count }: Calendar): void {
  const candidates = goods.filter(
    ({ product, onSale, leaf }) => product.state === 'listed' && onSale[0] < 60 && leaf.returns >= 0.03 && leaf.returns < 0.09,
  )
  candidates.sort((a, b) => b.demand - a.demand)
  for (let i = 0; i < SPOILT; i++) {
    const good = candidates[i < 4 ? 4 + i * 9 + random.below(4) : (i - 4) * 2 + random.below(2)]
    good.demand *= 1.6
    const [from, to] = [
      [0, Infinity],
      [0, Infinity],
      [count - 210 - random.below(50), Infinity],
      [count - 210 - random.below(50), Infinity],
      [count - 270, count - 1 - MENDED_DAYS],
      [count - 72, Infinity],
    ][i]
    good.spoiltFrom = from
    good.spoiltTo = to
  }
}

function makeSuppliers(random: Random, words: Words): Supplier[] {
  return words.suppliers.map((name, i) => ({
    key: `supplier-${i + 1}`,
    name,
    city: words.cities[i],
    contact: words.buyer(i, 'x', (end) => random.below(end)).name,
    leadDays: random.whole(6, 24),
  }))
}

function categoriesOf(words: Words): Category[] {
  const language = words.shop.currency === 'CNY' ? 'zh' : 'en'
  return DEPARTMENTS.flatMap((department, d): Category[] => [
    {
      key: department.key,
      name: department.name[language],
      parent: '',
      order: d,
      attributes: attributesAsked(department.key, language),
    },
    ...department.groups.flatMap((group, g) => [
      { key: `${department.key}.${group.key}`, name: group.name[language], parent: department.key, order: g },
      ...group.leaves.map((leaf, l) => ({
        key: `${department.key}.${group.key}.${leaf.key}`,
        name: leaf.name[language],
        parent: `${department.key}.${group.key}`,
        order: l,
      })),
    ]),
  ])
}

interface Made {
  number: number
  category: string
  department: Department
  group: Group
  leaf: Leaf
  state: (typeof LISTING_STATES)[number]
}

function makeProduct(random: Random, calendar: Calendar, titles: Set<string>, made: Made): Product {
  const { words } = calendar
  const { number, category, department, leaf, state } = made
  const language = words.shop.currency === 'CNY' ? 'zh' : 'en'
  const { title, noun, manner, brand } = titleOf(random, words, titles, made, language)
  const choice = choicesOf(random, words, leaf)
  const priced = pricesOf(random, words, leaf)
  const skus = skusOf(random, words, { number, leaf, choice, priced })
  const { createdAt, listedAt, stateSince } = datesOf(random, calendar, state)
  return {
    key: `p${number}`,
    title,
    description: words.describe(
      noun,
      manner,
      department.features[language].filter(() => random.chance(0.7)),
    ),
    category,
    brand,
    tags: words.tags.filter(() => random.chance(0.14)),
    state,
    stateSince,
    options: choice.options,
    skus,
    pictures: picturesOf(words, leaf, title, choice, number),
    supplier: '',
    createdAt,
    ...(listedAt === undefined ? {} : { listedAt }),
  }
}

function titleOf(random: Random, words: Words, titles: Set<string>, { group, leaf }: Made, language: 'zh' | 'en') {
  for (let tries = 0; ; tries++) {
    const noun = random.pick(leaf.nouns[language])
    const manner = random.pick(group.manners[language])
    const brand = random.pick(words.brands)
    const name = language === 'zh' ? `${brand} ${manner}${noun}` : `${brand} ${manner} ${noun}`
    const title = tries < 20 ? name : `${name} ${tries}`
    if (titles.has(title)) continue
    titles.add(title)
    return { title, noun, manner, brand }
  }
}

interface Chosen {
  options: Product['options']
  /** Values, code and price factor of every SKU. */
  rows: { values: string[]; code: string; factor: number }[]
  hues: number[]
}

const FACTORS: Record<'bed' | 'volume' | 'weight' | 'pieces', number[]> = {
  bed: [0.9, 1, 1.15],
  volume: [0.85, 1, 1.25],
  weight: [0.45, 1, 1.8],
  pieces: [1, 1.85, 3.5],
}

function choicesOf(random: Random, words: Words, { choice }: Leaf): Chosen {
  const start = random.below(words.colours.length)
  const colours = (count: number) => Array.from({ length: count }, (_, i) => words.colours[(start + i * 3) % words.colours.length])
  const hues = colours(4).map(({ hue }) => hue)
  if (choice === 'none') return { options: [], rows: [{ values: [], code: 'ONE', factor: 1 }], hues }
  if (choice === 'wear' || choice === 'shoes') {
    const chosen = colours(random.chance(0.72) ? 2 : 1)
    const all = words.values[choice]
    const sizes = all.slice(0, random.whole(3, all.length))
    const rows = chosen.flatMap(({ name, code }) =>
      sizes.map((size) => ({ values: [name, size], code: `${code}-${size.replace('.', '')}`, factor: 1 })),
    )
    const options = [
      { name: words.options.colour, values: chosen.map(({ name }) => name) },
      { name: words.options.size, values: sizes },
    ]
    return { options, rows, hues }
  }
  if (choice === 'colour') {
    const chosen = colours(random.whole(3, 4))
    const rows = chosen.map(({ name, code }) => ({ values: [name], code, factor: 1 }))
    return { options: [{ name: words.options.colour, values: chosen.map(({ name }) => name) }], rows, hues }
  }
  const values = words.values[choice]
  const rows = values.map((value, i) => ({
    values: [value],
    code: `${choice.slice(0, 1).toUpperCase()}${i + 1}`,
    factor: FACTORS[choice][i],
  }))
  return { options: [{ name: choice === 'bed' ? words.options.size : words.options[choice], values }], rows, hues }
}

interface Priced {
  price: number
  costShare: number
  struckOut: boolean
}

function pricesOf(random: Random, words: Words, { price: [from, to] }: Leaf): Priced {
  return {
    price: random.between(from, to) * words.perYuan,
    costShare: random.between(0.36, 0.56),
    struckOut: random.chance(0.4),
  }
}

function skusOf(
  random: Random,
  words: Words,
  { number, leaf, choice, priced }: { number: number; leaf: Leaf; choice: Chosen; priced: Priced },
): Sku[] {
  const unit = unitOf(words.shop.currency)
  const amount = (value: number): Amount => Math.round(value * 100) * (unit / 100)
  return choice.rows.map(({ values, code, factor }, i) => {
    const price = words.priceEnd(priced.price * factor)
    const cost = price * priced.costShare
    return {
      code: `${leaf.key.slice(0, 4).toUpperCase()}${String(number).padStart(3, '0')}-${code}`,
      values,
      barcode: barcode(words.shop.currency === 'CNY' ? '690' : '200', number * 20 + i),
      price: amount(price),
      ...(priced.struckOut ? { compareAt: amount(words.priceEnd(price * random.between(1.2, 1.5))) } : {}),
      cost: amount(cost),
      floor: amount(cost * 1.12),
      weight: Math.max(20, Math.round((leaf.weight * factor) / 10) * 10),
      safetyStock: 0,
      reorderPoint: 0,
    }
  })
}

/** EAN-13 with its check digit. */
function barcode(prefix: string, number: number): string {
  const digits = `${prefix}${String(number).padStart(9, '0')}`
  let sum = 0
  for (let i = 0; i < 12; i++) sum += Number(digits[i]) * (i % 2 === 0 ? 1 : 3)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

function picturesOf(words: Words, { motif }: Leaf, title: string, { options, hues }: Chosen, number: number): Picture[] {
  const colours = options.find(({ name }) => name === words.options.colour)?.values ?? []
  const named = colours.map((name) => ({ motif, hue: words.colours.find((one) => one.name === name)?.hue ?? 0, alt: `${title}, ${name}` }))
  return named.length > 0 ? named : [{ motif, hue: (hues[0] + number * 23) % 360, alt: title }]
}

const DAY = 86_400_000

function datesOf(random: Random, calendar: Calendar, state: ListingState): Pick<Product, 'createdAt' | 'listedAt' | 'stateSince'> {
  const { now, starts, count } = calendar
  const hour = () => Math.round(random.between(9, 19) * 3_600_000)
  if (isUnlisted(state)) {
    const createdAt = starts[count - 1] - random.whole(4, 20) * DAY + hour()
    return { createdAt, stateSince: Math.min(now - 3_600_000, createdAt + random.whole(1, 3) * DAY) }
  }
  // Two thirds were there when the shop's history begins.
  const early = random.chance(0.66)
  const place = early ? 0 : random.below(count - 20)
  const listedAt = early ? starts[0] - random.whole(5, 300) * DAY + hour() : starts[place] + hour()
  const createdAt = listedAt - random.whole(3, 15) * DAY
  if (state === 'listed') return { createdAt, listedAt, stateSince: listedAt }
  const since = Math.max(place + 10, count - random.whole(12, 240))
  return { createdAt, listedAt, stateSince: starts[Math.min(count - 1, since)] + hour() }
}
