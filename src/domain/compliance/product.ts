import type { Category, Product } from '~/domain/product'
import { type AcceptanceRow, withAcceptances } from './acceptance'
import { type Finding, isOpen, lint, type LintOptions, type LintText, mended } from './lint'
import type { PackId } from './packs'
import type { LintPart } from './rule'

/** What of a product buyers read. */
export type Texts = Pick<Product, 'title' | 'description' | 'brand' | 'tags' | 'options' | 'pictures' | 'images' | 'seo'>

/** Every text of a product that buyers read, by its place. */
export function textsOf({ title, description, brand, tags, options, pictures, images = [], seo }: Texts): LintText[] {
  const several = (part: LintPart, texts: readonly string[]) => texts.map((text, at) => ({ part, at, text }))
  return [
    { part: 'title', at: 0, text: title },
    { part: 'description', at: 0, text: description },
    { part: 'brand', at: 0, text: brand },
    ...several('tags', tags),
    ...several(
      'options',
      options.flatMap(({ values }) => values),
    ),
    // Photos, where there are any, are what buyers see.
    ...several(
      'alt',
      (images.length > 0 ? images : pictures).map(({ alt }) => alt),
    ),
    ...(seo ? seoTexts(seo) : []),
  ]
}

const seoTexts = ({ title, description, keywords }: NonNullable<Product['seo']>): LintText[] => [
  { part: 'seoTitle', at: 0, text: title },
  { part: 'seoDescription', at: 0, text: description },
  ...keywords.map((text, at) => ({ part: 'keywords' as const, at, text })),
]

const MEDICAL_CATEGORY = /医疗|医药|药品|器械|保健|medical|medicine|pharma|health ?care device/i

/** The keys of the categories whose goods are medical. */
export function medicalCategories(all: readonly Category[]): Set<string> {
  const tree = new Map(all.map((category) => [category.key, category]))
  const isOne = (category: Category | undefined, depth = 0): boolean =>
    category !== undefined && depth < 10 && (MEDICAL_CATEGORY.test(category.name) || isOne(tree.get(category.parent), depth + 1))
  return new Set(all.filter((category) => isOne(category)).map(({ key }) => key))
}

export interface ShopLint {
  packs: readonly PackId[]
  /** Keys of categories whose goods are medical. */
  medical: ReadonlySet<string>
  /** What people have judged to be right as it is. */
  accepted?: readonly AcceptanceRow[]
}

/** A product as it is looked at; without a key it is not saved yet. */
export type Linted = Texts & Pick<Product, 'category'> & { key?: string }

const optionsFor = ({ packs, medical }: ShopLint, category: string): LintOptions => ({ packs, medical: medical.has(category) })

/** What a product says that it may not; what was accepted comes last, and says so. */
export function lintProduct(product: Linted, shop: ShopLint): Finding[] {
  const texts = textsOf(product)
  return withAcceptances(lint(texts, optionsFor(shop, product.category)), texts, product.key, shop.accepted)
}

/** Whether one key mends it. Values of options are named by SKUs: they are changed in the SKU table. */
export const canMend = (finding: Finding): boolean => finding.mend !== undefined && finding.part !== 'options' && isOpen(finding)

/** Rounds of mending: what takes the place of one thing may itself be found, as a title that is then long. */
const ROUNDS = 5

/**
 * The texts of a product with what the linter suggests put in, wherever these rules find something; what is not named stays as it is. Options are left
 * alone: SKUs name their values.
 */
export function mendProduct(product: Linted, rules: ReadonlySet<string>, shop: ShopLint): Partial<Texts> {
  // Another mend in the same text brings an accepted finding back, but nobody has asked to mend that one.
  const left = new Set(lintProduct(product, shop).flatMap((finding) => (isOpen(finding) ? [] : [placeOf(finding)])))
  let now: Linted = product
  for (let round = 0; round < ROUNDS; round++) {
    const found = lintProduct(now, shop).filter((each) => rules.has(each.rule) && canMend(each) && !left.has(placeOf(each)))
    if (found.length === 0) break
    now = { ...now, ...withMends(now, found) }
  }
  const set: Partial<Texts> = {}
  if (now.title !== product.title) set.title = now.title
  if (now.description !== product.description) set.description = now.description
  if (now.brand !== product.brand) set.brand = now.brand
  if (now.tags !== product.tags) set.tags = now.tags
  if (now.pictures !== product.pictures) set.pictures = now.pictures
  if (now.images !== product.images) set.images = now.images
  if (now.seo !== product.seo) set.seo = now.seo
  return set
}

const placeOf = ({ rule, part, found }: Finding): string => `${rule} ${part} ${found}`

/** The same for one finding; nothing where the text has changed since. */
export function mendOne(product: Texts, finding: Finding): Partial<Texts> {
  const { part, at, from, to, found } = finding
  const text = textsOf(product).find((each) => each.part === part && each.at === at)?.text
  return text?.slice(from, to) === found && part !== 'options' ? withMends(product, [finding]) : {}
}

/** One text with every finding in it mended, from the end, so that places stay true; of two that overlap the later waits for the next round. */
function mendText(text: string, found: readonly Finding[]): string {
  let result = text
  let limit = Infinity
  for (const finding of [...found].sort((a, b) => b.from - a.from || b.to - a.to)) {
    if (finding.mend === undefined || finding.to > limit) continue
    result = mended(result, finding)
    limit = finding.from
  }
  return result
}

function withMends(product: Texts, found: readonly Finding[]): Partial<Texts> {
  const { title, description, brand, tags, pictures, images = [], seo } = product
  const of = (part: LintPart, at = 0) => found.filter((finding) => finding.part === part && finding.at === at)
  const has = (part: LintPart) => found.some((finding) => finding.part === part)
  const set: Partial<Texts> = {}
  if (has('title')) set.title = mendText(title, of('title'))
  if (has('description')) set.description = mendText(description, of('description'))
  if (has('brand')) set.brand = mendText(brand, of('brand'))
  if (has('tags')) set.tags = tags.map((tag, at) => mendText(tag, of('tags', at)).trim()).filter((tag) => tag !== '')
  if (has('alt') && images.length > 0) set.images = images.map((image, at) => ({ ...image, alt: mendText(image.alt, of('alt', at)) }))
  else if (has('alt')) set.pictures = pictures.map((picture, at) => ({ ...picture, alt: mendText(picture.alt, of('alt', at)) }))
  if (seo && (has('seoTitle') || has('seoDescription') || has('keywords')))
    set.seo = {
      title: mendText(seo.title, of('seoTitle')),
      description: mendText(seo.description, of('seoDescription')),
      keywords: seo.keywords.map((word, at) => mendText(word, of('keywords', at)).trim()).filter((word) => word !== ''),
    }
  return set
}
