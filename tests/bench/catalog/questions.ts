import type { Product } from '~/domain/product'
import type { ListingQuery, ListingFilter } from '~/store/lists'
import { CATEGORIES, PRODUCTS, randomOf } from './made'

/** What both are asked: a list in descending order. */
export type Question = Pick<ListingFilter, 'state' | 'category' | 'brand'> & {
  sort: Extract<ListingQuery['sort'], 'price' | 'changed'>
  offset: number
}

const LEAVES = CATEGORIES.filter(({ parent }) => parent !== '').map(({ key }) => key)

const some = <T>(values: readonly T[], random: (below: number) => number, share: number): T[] => values.filter(() => random(100) < share)

/** Filters that leave much, none of them asked twice, at any offset. */
export function broadQuestions(): Question[] {
  const random = randomOf(21)
  return Array.from({ length: 120 }, (_, n) => ({
    state: some(['listed', 'draft', 'inReview', 'approved', 'paused', 'archived'] as const, random, 70).concat('listed'),
    ...(n % 2 === 0 ? { category: some(LEAVES, random, 60) } : {}),
    ...(n % 3 === 0
      ? {
          brand: some(
            Array.from({ length: 40 }, (__, at) => `Brand ${at + 1}`),
            random,
            60,
          ),
        }
      : {}),
    sort: n % 2 === 0 ? 'price' : 'changed',
    offset: random(PRODUCTS / 10),
  }))
}

/** One state in the order of change: what a compound index answers best. */
export function exactQuestions(): Question[] {
  const random = randomOf(22)
  const states = ['listed', 'draft', 'inReview', 'approved', 'paused', 'archived'] as const
  return Array.from({ length: 48 }, (_, n) => ({ state: [states[n % states.length]], sort: 'changed', offset: random(PRODUCTS / 15) }))
}

/** What sellers type: parts of titles in both languages, codes, barcodes, and what is not there. */
export function typedTexts(products: readonly Product[]): string[] {
  const random = randomOf(23)
  const texts: string[] = []
  for (let n = 0; n < 12; n++) {
    const chinese = products[random(PRODUCTS / 2) * 2 + 1]
    const english = products[random(PRODUCTS / 2) * 2]
    const from = random(8)
    texts.push(chinese.title.slice(from, from + 2 + random(3)))
    texts.push(
      english.title
        .split(' ')
        .slice(0, 1 + random(2))
        .join(' '),
    )
    texts.push(english.skus[random(3)].code, chinese.skus[random(3)].barcode, english.skus[0].barcode.slice(6))
  }
  return [...texts, 'lyq', 'waterproof', '羊毛大衣', 'ZX-99', '0000']
}
