import type { BuyerReviewRow } from '~/domain/buyerReview'
import type { Product } from '~/domain/product'
import { guardedCell } from '~/lib/csv/write'
import { OWN_REVIEW_HEADER } from './presets'

type Field = keyof typeof OWN_REVIEW_HEADER

const isField = (name: string): name is Field => Object.hasOwn(OWN_REVIEW_HEADER, name)
const FIELDS: readonly Field[] = Object.keys(OWN_REVIEW_HEADER).filter(isField)

/** Reviews as lines of our own file, header first; nothing is lost of what a file can tell, so that the import of it is a no-op. */
export function* ownReviewLines(reviews: Iterable<Partial<BuyerReviewRow>>, products: readonly Product[]): Generator<string> {
  const goods = new Map(products.map((product) => [product.key, product]))
  yield FIELDS.map((field) => OWN_REVIEW_HEADER[field]).join(',')
  for (const { key = '', at, rating, product = '', repliedAt, ...texts } of reviews) {
    const of = goods.get(product)
    const cells: Record<Field, string> = {
      id: key,
      at: instant(at),
      rating: String(rating ?? ''),
      title: texts.title ?? '',
      text: texts.text ?? '',
      author: texts.author ?? '',
      sku: texts.sku ?? '',
      handle: of?.handle ?? product,
      product: of?.title ?? '',
      order: texts.order ?? '',
      channel: texts.channel ?? '',
      reply: texts.reply ?? '',
      repliedAt: instant(repliedAt),
    }
    // Blanks at the ends are none that a reader of files keeps.
    yield FIELDS.map((field) => guardedCell(cells[field].trim())).join(',')
  }
}

const instant = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString())
